-- Questions and comments that come from other servers.

ALTER TABLE questions ADD COLUMN from_handle TEXT CHECK (length(from_handle) <= 500); -- contact; event end + 30 d; who asked on another server, as everybody reads there
ALTER TABLE questions ADD COLUMN from_page TEXT CHECK (length(from_page) <= 2000); -- contact; event end + 30 d; where it stands there

CREATE TABLE remote_questions (
  question_id TEXT NOT NULL PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE CHECK (length(question_id) = 36), -- technical; event end + 30 d; which question
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- contact; event end + 30 d; who asked on another server
  note TEXT NOT NULL UNIQUE CHECK (length(note) <= 2000), -- technical; event end + 30 d; under what its answer stands
  is_direct INTEGER NOT NULL, -- technical; event end + 30 d; whether its answer is for them alone
  is_told INTEGER NOT NULL -- technical; event end + 30 d; whether its answer has left
);
CREATE INDEX ix_remote_questions_actor ON remote_questions (actor);
