-- Passwords for those who want one besides the letters.

CREATE TABLE passwords (
  account_id TEXT NOT NULL PRIMARY KEY CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as the password; whose
  hash TEXT NOT NULL CHECK (length(hash) <= 200), -- secret; as long as the password; checks the password (Argon2id with a salt, as a PHC string)
  set_on TEXT NOT NULL CHECK (length(set_on) <= 10) -- technical; as long as the password; since when
);

CREATE TABLE password_tries (
  email_hash BLOB NOT NULL PRIMARY KEY CHECK (length(email_hash) <= 32), -- contact; 24 h; for which address, with an account or without
  tries INTEGER NOT NULL, -- technical; 24 h; after ten in an hour none is right
  since INTEGER NOT NULL -- technical; 24 h; when the hour began
);
CREATE INDEX ix_password_tries_since ON password_tries (since);
