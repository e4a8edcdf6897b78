-- Answers of people on other servers: an answer like any other, and beside it who gave it, for as long as it is known whose it is.

CREATE TABLE remote_answers (
  participation_id TEXT NOT NULL PRIMARY KEY REFERENCES participations (id) ON DELETE CASCADE, -- technical; event end + 30 d; which answer
  actor TEXT NOT NULL CHECK (length(actor) <= 2000) REFERENCES remote_actors (address), -- contact; event end + 30 d; who gave it, on another server
  way TEXT NOT NULL CHECK (length(way) <= 8), -- technical; event end + 30 d; how it was given
  activity_id TEXT CHECK (length(activity_id) <= 2000), -- technical; event end + 30 d; by what they call it
  told TEXT NOT NULL CHECK (length(told) <= 10) -- technical; event end + 30 d; what they were told last
);
CREATE INDEX ix_remote_answers_actor ON remote_answers (actor);
