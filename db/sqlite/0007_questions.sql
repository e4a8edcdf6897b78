CREATE TABLE question_boards (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id),            -- technical; until the event is deleted; whose
  policy TEXT NOT NULL CHECK (length(policy) <= 16),                    -- content; until the event is deleted; when questions are shown
  shown INTEGER NOT NULL CHECK (shown >= 0),                            -- technical; until the event is deleted; how many are shown
  answered INTEGER NOT NULL CHECK (answered >= 0)                       -- technical; until the event is deleted; how many of them have an answer
);

CREATE TABLE questions (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; until the event is deleted, event end + 30 d when it was never shown; names the question
  event_id TEXT NOT NULL REFERENCES events (id),                        -- technical; until the event is deleted, event end + 30 d when it was never shown; whose
  text TEXT NOT NULL CHECK (length(text) <= 2000),                      -- content; until the event is deleted, event end + 30 d when it was never shown; what is asked
  is_private INTEGER NOT NULL,                                          -- content; event end + 30 d; for the organizers alone
  email TEXT CHECK (length(email) <= 254),                              -- contact; until the answer has left, event end + 30 d at most (24 h when never confirmed); the answer, once
  asked_by TEXT CHECK (length(asked_by) = 36),                          -- participation; event end + 30 d; who asked is told and may take it back
  language TEXT NOT NULL CHECK (length(language) <= 20),                -- technical; until the event is deleted, event end + 30 d when it was never shown; the language of the letter
  asked_at INTEGER NOT NULL,                                            -- technical; until the event is deleted, event end + 30 d when it was never shown; order
  confirmed_at INTEGER,                                                 -- technical; until the event is deleted, event end + 30 d when it was never shown; the address is its owner's
  seen_at INTEGER,                                                      -- technical; until the event is deleted, event end + 30 d when it was never shown; somebody of the team dealt with it
  rank INTEGER CHECK (rank BETWEEN 0 AND 2),                            -- technical; until the event is deleted; the place in the list, none while it is not shown
  also INTEGER NOT NULL CHECK (also >= 0),                              -- technical; until the event is deleted; how many wonder the same
  answer TEXT CHECK (length(answer) <= 8000),                           -- content; until the event is deleted; what the organizers say
  answer_html TEXT CHECK (length(answer_html) <= 32768),                -- technical; until the event is deleted; the same, ready to show
  answered_at INTEGER,                                                  -- technical; until the event is deleted; when
  answered_by TEXT CHECK (length(answered_by) <= 80),                   -- content; until the event is deleted; which key, as its label says
  kept_at INTEGER,                                                      -- technical; until the event is deleted; stands first since
  piece TEXT CHECK (length(piece) <= 24),                               -- content; until the event is deleted; what will answer it
  merged_into TEXT CHECK (length(merged_into) = 36)                     -- technical; until the event is deleted; leads to the same question
);
CREATE INDEX ix_questions_shown ON questions (event_id, rank, asked_at DESC, id) WHERE rank IS NOT NULL;
CREATE INDEX ix_questions_event ON questions (event_id, asked_at, id);
CREATE INDEX ix_questions_merged ON questions (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ix_questions_email ON questions (asked_at) WHERE email IS NOT NULL;
CREATE INDEX ix_questions_asker ON questions (asked_by) WHERE asked_by IS NOT NULL;

CREATE TABLE question_wonders (
  question_id TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE, -- participation; event end + 30 d; which question
  visitor BLOB NOT NULL CHECK (length(visitor) = 32),                   -- participation; event end + 30 d; each counts once
  at INTEGER NOT NULL,                                                  -- participation; event end + 30 d; when
  PRIMARY KEY (question_id, visitor)
);
