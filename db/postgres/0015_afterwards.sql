-- What comes after an event: thanks, pictures and who sees them, one letter.

CREATE TABLE afterwords (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; which event is over
  text varchar(8000),                                        -- content; until the event is deleted; the word of thanks as typed
  html varchar(65536),                                       -- content; until the event is deleted; the word of thanks on the page
  audience varchar(16) NOT NULL,                             -- content; until the event is deleted; who sees the pictures
  figures_since bigint,                                      -- content; until the event is deleted; whether the page says how many came
  letter_at bigint,                                          -- technical; until the event is deleted; those who came are thanked once
  letter_subject varchar(480),                               -- content; event end + 30 d; the letter to those who came
  letter_text varchar(8000),                                 -- content; event end + 30 d; the letter to those who came
  letter_readers integer                                     -- technical; until the event is deleted; how many it went to
);

CREATE TABLE souvenirs (
  id uuid NOT NULL PRIMARY KEY,                  -- content; until the event is deleted; the file's name
  event_id uuid NOT NULL REFERENCES events (id), -- technical; until the event is deleted; of which event
  alt varchar(1200) NOT NULL,                    -- content; until the event is deleted; what the picture shows, in words
  position integer NOT NULL,                     -- technical; until the event is deleted; order
  width integer NOT NULL,                        -- technical; until the event is deleted; layout
  height integer NOT NULL,                       -- technical; until the event is deleted; layout
  created_at bigint NOT NULL                     -- technical; until the event is deleted; when it was added
);
CREATE INDEX ix_souvenirs_event ON souvenirs (event_id, position);
