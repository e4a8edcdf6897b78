-- Each piece of an event has its own audience and its own moment; those who wait for one are told.

ALTER TABLE events ADD COLUMN pieces varchar(80000) NOT NULL DEFAULT ''; -- content; until deleted; who may see which piece, and what is promised
ALTER TABLE events ADD COLUMN approval_since bigint; -- technical; until deleted; since when the organizers say yes to each
ALTER TABLE events ADD COLUMN closed_since bigint; -- technical; until deleted; since when nobody is let in any more
ALTER TABLE events ADD COLUMN reveals_told_at bigint; -- technical; until deleted; up to when those who wait were told
ALTER TABLE event_changes ADD COLUMN audience varchar(16); -- content; until the event is deleted; who could see it then
ALTER TABLE participations ADD COLUMN approved_at bigint; -- participation; event end + 30 d, then counted only; when the organizers said yes

CREATE TABLE followers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,               -- technical; event end (24 h when never confirmed); order
  event_id uuid NOT NULL REFERENCES events (id),                    -- participation; event end (24 h when never confirmed); which event they wait for
  email varchar(254) NOT NULL,                                      -- contact; event end (24 h when never confirmed); telling what becomes known
  email_hash bytea NOT NULL CHECK (octet_length(email_hash) <= 32), -- contact; event end (24 h when never confirmed); one letter a person
  language varchar(20) NOT NULL,                                    -- technical; event end (24 h when never confirmed); the language of letters
  selector varchar(16) NOT NULL UNIQUE,                             -- secret; event end (24 h when never confirmed); finds who waits
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),              -- secret; event end (24 h when never confirmed); checks the personal link
  created_at bigint NOT NULL,                                       -- technical; event end (24 h when never confirmed); order
  confirmed_at bigint,                                              -- technical; event end (24 h when never confirmed); the address is its owner's
  UNIQUE (event_id, email_hash)
);
CREATE INDEX ix_followers_pending ON followers (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE sightings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                              -- technical; event end + 30 d; order
  event_id uuid NOT NULL REFERENCES events (id),                                   -- technical; event end + 30 d; which event
  participation_id uuid NOT NULL REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d; who could see it
  piece varchar(24) NOT NULL,                                                      -- participation; event end + 30 d; what they could see
  since bigint NOT NULL,                                                           -- participation; event end + 30 d; since when
  until bigint NOT NULL                                                            -- participation; event end + 30 d; until when
);
CREATE INDEX ix_sightings_event ON sightings (event_id);
