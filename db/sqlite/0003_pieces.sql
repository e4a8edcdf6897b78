-- Each piece of an event has its own audience and its own moment; those who wait for one are told.

ALTER TABLE events ADD COLUMN pieces TEXT NOT NULL DEFAULT '' CHECK (length(pieces) <= 80000); -- content; until deleted; who may see which piece, and what is promised
ALTER TABLE events ADD COLUMN approval_since INTEGER; -- technical; until deleted; since when the organizers say yes to each
ALTER TABLE events ADD COLUMN closed_since INTEGER; -- technical; until deleted; since when nobody is let in any more
ALTER TABLE events ADD COLUMN reveals_told_at INTEGER; -- technical; until deleted; up to when those who wait were told
ALTER TABLE event_changes ADD COLUMN audience TEXT CHECK (length(audience) <= 16); -- content; until the event is deleted; who could see it then
ALTER TABLE participations ADD COLUMN approved_at INTEGER; -- participation; event end + 30 d, then counted only; when the organizers said yes

CREATE TABLE followers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                        -- technical; event end (24 h when never confirmed); order
  event_id TEXT NOT NULL REFERENCES events (id),               -- participation; event end (24 h when never confirmed); which event they wait for
  email TEXT NOT NULL CHECK (length(email) <= 254),            -- contact; event end (24 h when never confirmed); telling what becomes known
  email_hash BLOB NOT NULL CHECK (length(email_hash) <= 32),   -- contact; event end (24 h when never confirmed); one letter a person
  language TEXT NOT NULL CHECK (length(language) <= 20),       -- technical; event end (24 h when never confirmed); the language of letters
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) = 16), -- secret; event end (24 h when never confirmed); finds who waits
  hash BLOB NOT NULL CHECK (length(hash) = 32),                -- secret; event end (24 h when never confirmed); checks the personal link
  created_at INTEGER NOT NULL,                                 -- technical; event end (24 h when never confirmed); order
  confirmed_at INTEGER,                                        -- technical; event end (24 h when never confirmed); the address is its owner's
  UNIQUE (event_id, email_hash)
);
CREATE INDEX ix_followers_pending ON followers (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE sightings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                            -- technical; event end + 30 d; order
  event_id TEXT NOT NULL REFERENCES events (id),                                   -- technical; event end + 30 d; which event
  participation_id TEXT NOT NULL REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d; who could see it
  piece TEXT NOT NULL CHECK (length(piece) <= 24),                                 -- participation; event end + 30 d; what they could see
  since INTEGER NOT NULL,                                                          -- participation; event end + 30 d; since when
  until INTEGER NOT NULL                                                           -- participation; event end + 30 d; until when
);
CREATE INDEX ix_sightings_event ON sightings (event_id);
