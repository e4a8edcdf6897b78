-- Who runs the instance: roles of accounts, the code that makes the first, and what they did.

CREATE TABLE stewards (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as they have the role; which
  account_id TEXT NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE, -- content; as long as they have the role; who
  role TEXT NOT NULL CHECK (length(role) <= 13), -- content; as long as they have the role; which
  asks_for_more INTEGER NOT NULL, -- content; as long as they have the role; whether it sleeps until the second step is shown
  since TEXT NOT NULL CHECK (length(since) <= 10) -- technical; as long as they have the role; since when
);

CREATE TABLE steward_codes (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) <= 32), -- secret; until there is an administrator; the hash of the code that makes the first
  made_at INTEGER NOT NULL -- technical; until there is an administrator; since when
);

CREATE TABLE steward_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; one year; which
  account_id TEXT REFERENCES accounts (id) ON DELETE SET NULL, -- content; one year; who did it
  by_key INTEGER NOT NULL, -- content; one year; whether it was done with the key of the instance
  what TEXT NOT NULL CHECK (length(what) <= 40), -- content; one year; what was done
  about TEXT CHECK (length(about) <= 800), -- content; one year; to what or to whom
  at INTEGER NOT NULL -- technical; one year; when
);
CREATE INDEX ix_steward_notes_account ON steward_notes (account_id);
CREATE INDEX ix_steward_notes_at ON steward_notes (at);
