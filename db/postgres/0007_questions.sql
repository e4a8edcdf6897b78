CREATE TABLE question_boards (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id),            -- technical; until the event is deleted; whose
  policy varchar(16) NOT NULL,                    -- content; until the event is deleted; when questions are shown
  shown integer NOT NULL CHECK (shown >= 0),                            -- technical; until the event is deleted; how many are shown
  answered integer NOT NULL CHECK (answered >= 0)                       -- technical; until the event is deleted; how many of them have an answer
);

CREATE TABLE questions (
  id uuid NOT NULL PRIMARY KEY,                 -- technical; until the event is deleted, event end + 30 d when it was never shown; names the question
  event_id uuid NOT NULL REFERENCES events (id),                        -- technical; until the event is deleted, event end + 30 d when it was never shown; whose
  text varchar(2000) NOT NULL,                      -- content; until the event is deleted, event end + 30 d when it was never shown; what is asked
  is_private boolean NOT NULL,                                          -- content; event end + 30 d; for the organizers alone
  email varchar(254),                              -- contact; until the answer has left, event end + 30 d at most (24 h when never confirmed); the answer, once
  asked_by uuid,                          -- participation; event end + 30 d; who asked is told and may take it back
  language varchar(20) NOT NULL,                -- technical; until the event is deleted, event end + 30 d when it was never shown; the language of the letter
  asked_at bigint NOT NULL,                                            -- technical; until the event is deleted, event end + 30 d when it was never shown; order
  confirmed_at bigint,                                                 -- technical; until the event is deleted, event end + 30 d when it was never shown; the address is its owner's
  seen_at bigint,                                                      -- technical; until the event is deleted, event end + 30 d when it was never shown; somebody of the team dealt with it
  rank integer CHECK (rank BETWEEN 0 AND 2),                            -- technical; until the event is deleted; the place in the list, none while it is not shown
  also integer NOT NULL CHECK (also >= 0),                              -- technical; until the event is deleted; how many wonder the same
  answer varchar(8000),                           -- content; until the event is deleted; what the organizers say
  answer_html varchar(32768),                -- technical; until the event is deleted; the same, ready to show
  answered_at bigint,                                                  -- technical; until the event is deleted; when
  answered_by varchar(80),                   -- content; until the event is deleted; which key, as its label says
  kept_at bigint,                                                      -- technical; until the event is deleted; stands first since
  piece varchar(24),                               -- content; until the event is deleted; what will answer it
  merged_into uuid                     -- technical; until the event is deleted; leads to the same question
);
CREATE INDEX ix_questions_shown ON questions (event_id, rank, asked_at DESC, id) WHERE rank IS NOT NULL;
CREATE INDEX ix_questions_event ON questions (event_id, asked_at, id);
CREATE INDEX ix_questions_merged ON questions (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_questions_email ON questions (asked_at) WHERE email IS NOT NULL;
CREATE INDEX ix_questions_asker ON questions (asked_by) WHERE asked_by IS NOT NULL;

CREATE TABLE question_wonders (
  question_id uuid NOT NULL REFERENCES questions (id) ON DELETE CASCADE, -- participation; event end + 30 d; which question
  visitor bytea NOT NULL CHECK (octet_length(visitor) = 32),                   -- participation; event end + 30 d; each counts once
  at bigint NOT NULL,                                                  -- participation; event end + 30 d; when
  PRIMARY KEY (question_id, visitor)
);
