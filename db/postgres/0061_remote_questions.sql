-- Questions and comments that come from other servers.

ALTER TABLE questions ADD COLUMN from_handle varchar(500); -- contact; event end + 30 d; who asked on another server, as everybody reads there
ALTER TABLE questions ADD COLUMN from_page varchar(2000); -- contact; event end + 30 d; where it stands there

CREATE TABLE remote_questions (
  question_id uuid NOT NULL PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE, -- technical; event end + 30 d; which question
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- contact; event end + 30 d; who asked on another server
  note varchar(2000) NOT NULL UNIQUE, -- technical; event end + 30 d; under what its answer stands
  is_direct boolean NOT NULL, -- technical; event end + 30 d; whether its answer is for them alone
  is_told boolean NOT NULL -- technical; event end + 30 d; whether its answer has left
);
CREATE INDEX ix_remote_questions_actor ON remote_questions (actor);
