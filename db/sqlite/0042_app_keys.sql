-- Keys that people give to apps: what recognises them, and what they may.

CREATE TABLE app_keys (
  selector TEXT NOT NULL PRIMARY KEY CHECK (length(selector) = 16), -- technical; until its last day; which
  hash BLOB NOT NULL CHECK (length(hash) <= 32), -- secret; until its last day; recognises the key
  account_id TEXT NOT NULL CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; until its last day; whose
  profile_id TEXT CHECK (length(profile_id) = 36) REFERENCES profiles (id) ON DELETE CASCADE, -- technical; until its last day; under which face it acts
  name TEXT NOT NULL CHECK (length(name) <= 240), -- technical; until its last day; so that its owner knows it again
  scopes INTEGER NOT NULL, -- technical; until its last day; what it may
  made_on TEXT NOT NULL CHECK (length(made_on) <= 10), -- technical; until its last day; since when
  ends_on TEXT NOT NULL CHECK (length(ends_on) <= 10), -- technical; until its last day; its last day
  used_on TEXT CHECK (length(used_on) <= 10) -- technical; until its last day; whether it still serves
);
CREATE INDEX ix_app_keys_account ON app_keys (account_id);
CREATE INDEX ix_app_keys_profile ON app_keys (profile_id);
CREATE INDEX ix_app_keys_end ON app_keys (ends_on);
