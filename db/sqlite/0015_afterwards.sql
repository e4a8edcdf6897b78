-- What comes after an event: thanks, pictures and who sees them, one letter.

CREATE TABLE afterwords (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; which event is over
  text TEXT CHECK (length(text) <= 8000),                    -- content; until the event is deleted; the word of thanks as typed
  html TEXT CHECK (length(html) <= 65536),                   -- content; until the event is deleted; the word of thanks on the page
  audience TEXT NOT NULL CHECK (length(audience) <= 16),     -- content; until the event is deleted; who sees the pictures
  figures_since INTEGER,                                     -- content; until the event is deleted; whether the page says how many came
  letter_at INTEGER,                                         -- technical; until the event is deleted; those who came are thanked once
  letter_subject TEXT CHECK (length(letter_subject) <= 480), -- content; event end + 30 d; the letter to those who came
  letter_text TEXT CHECK (length(letter_text) <= 8000),      -- content; event end + 30 d; the letter to those who came
  letter_readers INTEGER                                     -- technical; until the event is deleted; how many it went to
);

CREATE TABLE souvenirs (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- content; until the event is deleted; the file's name
  event_id TEXT NOT NULL REFERENCES events (id),        -- technical; until the event is deleted; of which event
  alt TEXT NOT NULL CHECK (length(alt) <= 1200),        -- content; until the event is deleted; what the picture shows, in words
  position INTEGER NOT NULL,                            -- technical; until the event is deleted; order
  width INTEGER NOT NULL,                               -- technical; until the event is deleted; layout
  height INTEGER NOT NULL,                              -- technical; until the event is deleted; layout
  created_at INTEGER NOT NULL                           -- technical; until the event is deleted; when it was added
);
CREATE INDEX ix_souvenirs_event ON souvenirs (event_id, position);
