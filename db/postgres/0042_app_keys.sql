-- Keys that people give to apps: what recognises them, and what they may.

CREATE TABLE app_keys (
  selector varchar(16) NOT NULL PRIMARY KEY, -- technical; until its last day; which
  hash bytea NOT NULL CHECK (octet_length(hash) <= 32), -- secret; until its last day; recognises the key
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, -- technical; until its last day; whose
  profile_id uuid REFERENCES profiles (id) ON DELETE CASCADE, -- technical; until its last day; under which face it acts
  name varchar(240) NOT NULL, -- technical; until its last day; so that its owner knows it again
  scopes bigint NOT NULL, -- technical; until its last day; what it may
  made_on varchar(10) NOT NULL, -- technical; until its last day; since when
  ends_on varchar(10) NOT NULL, -- technical; until its last day; its last day
  used_on varchar(10) -- technical; until its last day; whether it still serves
);
CREATE INDEX ix_app_keys_account ON app_keys (account_id);
CREATE INDEX ix_app_keys_profile ON app_keys (profile_id);
CREATE INDEX ix_app_keys_end ON app_keys (ends_on);
