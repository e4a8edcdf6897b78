-- Accounts for those who want one: an address that was proven, and nothing else.

CREATE TABLE accounts (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; as long as the account; which
  email TEXT NOT NULL CHECK (length(email) <= 254),                     -- contact; as long as the account; signing in, and letters that its owner asks for
  email_hash BLOB NOT NULL UNIQUE CHECK (length(email_hash) <= 32),     -- contact; as long as the account; one account an address
  language TEXT NOT NULL CHECK (length(language) <= 8),                 -- contact; as long as the account; how its letters are written
  created_on TEXT NOT NULL CHECK (length(created_on) <= 10),            -- technical; as long as the account; since when
  seen_on TEXT NOT NULL CHECK (length(seen_on) <= 10),                  -- technical; as long as the account; whether it still serves
  warned_on TEXT CHECK (length(warned_on) <= 10),                       -- technical; as long as the account; when it was told that it ends
  gathers INTEGER NOT NULL,                                             -- technical; as long as the account; whether it shows together what its address has
  erased_at INTEGER                                                     -- technical; as long as the account; when it ends
);
CREATE INDEX ix_accounts_seen ON accounts (seen_on);

CREATE TABLE sign_ins (
  selector TEXT NOT NULL PRIMARY KEY CHECK (length(selector) = 16),     -- technical; 24 h; which
  email TEXT NOT NULL CHECK (length(email) <= 254),                     -- contact; 24 h; where the letter with the code goes
  email_hash BLOB NOT NULL CHECK (length(email_hash) <= 32),            -- contact; 24 h; whose account
  language TEXT NOT NULL CHECK (length(language) <= 8),                 -- contact; 24 h; how the letter is written
  moves TEXT CHECK (length(moves) = 36) REFERENCES accounts (id) ON DELETE CASCADE,                -- technical; 24 h; whose new address it is to be
  created_at INTEGER NOT NULL,                                          -- technical; 24 h; it holds ten minutes
  tries INTEGER NOT NULL,                                               -- technical; 24 h; after five wrong codes it is over
  used_at INTEGER                                                       -- technical; 24 h; it serves once
);
CREATE INDEX ix_sign_ins_created ON sign_ins (created_at);

ALTER TABLE sessions ADD COLUMN device TEXT CHECK (length(device) <= 60); -- technical; end of the session; so that its owner knows it again
ALTER TABLE session_grants ADD COLUMN account_id TEXT CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE; -- technical; end of the session; whose account
ALTER TABLE session_grants ADD COLUMN expires_at INTEGER; -- technical; end of the session; until when this one holds
CREATE INDEX ix_session_grants_account ON session_grants (account_id) WHERE account_id IS NOT NULL;
