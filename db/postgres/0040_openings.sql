-- What those who run the instance opened although it is not for them: with a reason, which those whose it is read.

CREATE TABLE openings (
  id uuid NOT NULL PRIMARY KEY, -- technical; one year; which
  account_id uuid REFERENCES accounts (id) ON DELETE SET NULL, -- content; one year; who opened it
  event_id uuid REFERENCES events (id) ON DELETE CASCADE, -- content; one year; which event
  group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; one year; which group
  why varchar(800) NOT NULL, -- content; one year; for which reason
  at bigint NOT NULL, -- technical; one year; when
  until bigint NOT NULL -- technical; one year; since when it opens nothing any more
);
CREATE INDEX ix_openings_account ON openings (account_id);
CREATE INDEX ix_openings_event ON openings (event_id);
CREATE INDEX ix_openings_group ON openings (group_id);
CREATE INDEX ix_openings_at ON openings (at);
