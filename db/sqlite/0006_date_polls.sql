-- The date of an event, chosen together: what is proposed, who says what to it.

ALTER TABLE events ADD COLUMN date_polled_at INTEGER; -- technical; until deleted; since when its date is being chosen

CREATE TABLE date_polls (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; whose
  last_day TEXT CHECK (length(last_day) = 10),               -- content; until the event is deleted; until when one may answer
  hides_results INTEGER NOT NULL,                            -- content; until the event is deleted; whether answers are seen before it is closed
  revision INTEGER NOT NULL,                                 -- technical; until the event is deleted; two people editing at once
  picked_id TEXT CHECK (length(picked_id) = 36)              -- content; until the event is deleted; the date that was picked
);

CREATE TABLE poll_dates (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; until the event is deleted; names the proposed date
  event_id TEXT NOT NULL REFERENCES events (id),        -- technical; until the event is deleted; whose
  day TEXT NOT NULL CHECK (length(day) = 10),           -- content; until the event is deleted; when
  time TEXT CHECK (length(time) <= 5),                  -- content; until the event is deleted; when
  end_time TEXT CHECK (length(end_time) <= 5)           -- content; until the event is deleted; until when
);
CREATE INDEX ix_poll_dates_event ON poll_dates (event_id);

CREATE TABLE poll_voters (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                          -- technical; event end + 30 d; names who answers
  event_id TEXT NOT NULL REFERENCES events (id),                                 -- participation; event end + 30 d; for which event
  participation_id TEXT UNIQUE REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d; whose answer
  name TEXT CHECK (length(name) <= 320),                                         -- contact; event end + 30 d; who it is
  selector TEXT UNIQUE CHECK (length(selector) <= 16),                           -- secret; event end + 30 d; finds what a name has answered
  hash BLOB CHECK (length(hash) = 32),                                           -- secret; event end + 30 d; checks the link of a name
  created_at INTEGER NOT NULL                                                    -- technical; event end + 30 d; order
);
CREATE INDEX ix_poll_voters_event ON poll_voters (event_id, created_at);

CREATE TABLE poll_votes (
  voter_id TEXT NOT NULL REFERENCES poll_voters (id) ON DELETE CASCADE, -- participation; event end + 30 d; who
  date_id TEXT NOT NULL REFERENCES poll_dates (id) ON DELETE CASCADE,   -- participation; event end + 30 d; which date
  vote TEXT NOT NULL CHECK (length(vote) <= 16),                        -- participation; event end + 30 d; whether it suits
  PRIMARY KEY (voter_id, date_id)
);
CREATE INDEX ix_poll_votes_date ON poll_votes (date_id);
