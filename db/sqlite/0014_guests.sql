-- The guest list: who is invited, how they were told, and what they said.

CREATE TABLE invitees (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                    -- technical; event end + 30 d; names them in the organizers' list
  event_id TEXT NOT NULL REFERENCES events (id),                           -- participation; event end + 30 d; whose list
  name TEXT NOT NULL CHECK (length(name) <= 320),                          -- contact; event end + 30 d; who is invited
  email TEXT CHECK (length(email) <= 254),                                 -- contact; event end + 30 d; the invitation
  email_hash BLOB CHECK (length(email_hash) <= 32),                        -- contact; event end + 30 d; once on a list
  language TEXT NOT NULL CHECK (length(language) <= 20),                   -- technical; event end + 30 d; the language of letters
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) = 16),             -- secret; event end + 30 d; finds the place on the list
  secret_hash BLOB NOT NULL CHECK (length(secret_hash) = 32),              -- secret; event end + 30 d; checks the personal link
  created_at INTEGER NOT NULL,                                             -- technical; event end + 30 d; order
  contacted_by TEXT CHECK (length(contacted_by) <= 16),                    -- contact; event end + 30 d; how they were told
  contacted_at INTEGER,                                                    -- contact; event end + 30 d; nobody is told twice in two days
  seen_at INTEGER,                                                         -- participation; event end + 30 d; whether the invitation was opened
  participation_id TEXT REFERENCES participations (id) ON DELETE SET NULL, -- participation; event end + 30 d; their answer
  declined_at INTEGER,                                                     -- participation; event end + 30 d; does not come
  answered_at INTEGER,                                                     -- participation; event end + 30 d; when they answered
  told_by TEXT CHECK (length(told_by) <= 16),                              -- participation; event end + 30 d; how they told it
  noted_by TEXT CHECK (length(noted_by) <= 320),                           -- content; event end + 30 d; which key, for the organizers
  UNIQUE (event_id, email_hash)
);
CREATE INDEX ix_invitees_event ON invitees (event_id, created_at, id);
CREATE INDEX ix_invitees_answer ON invitees (participation_id) WHERE participation_id IS NOT NULL;
