-- What those who run the instance opened although it is not for them: with a reason, which those whose it is read.

CREATE TABLE openings (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; one year; which
  account_id TEXT REFERENCES accounts (id) ON DELETE SET NULL, -- content; one year; who opened it
  event_id TEXT REFERENCES events (id) ON DELETE CASCADE, -- content; one year; which event
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; one year; which group
  why TEXT NOT NULL CHECK (length(why) <= 800), -- content; one year; for which reason
  at INTEGER NOT NULL, -- technical; one year; when
  until INTEGER NOT NULL -- technical; one year; since when it opens nothing any more
);
CREATE INDEX ix_openings_account ON openings (account_id);
CREATE INDEX ix_openings_event ON openings (event_id);
CREATE INDEX ix_openings_group ON openings (group_id);
CREATE INDEX ix_openings_at ON openings (at);
