-- Answers of people on other servers: an answer like any other, and beside it who gave it, for as long as it is known whose it is.

CREATE TABLE remote_answers (
  participation_id uuid NOT NULL PRIMARY KEY REFERENCES participations (id) ON DELETE CASCADE, -- technical; event end + 30 d; which answer
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- contact; event end + 30 d; who gave it, on another server
  way varchar(8) NOT NULL, -- technical; event end + 30 d; how it was given
  activity_id varchar(2000), -- technical; event end + 30 d; by what they call it
  told varchar(10) NOT NULL -- technical; event end + 30 d; what they were told last
);
CREATE INDEX ix_remote_answers_actor ON remote_answers (actor);
