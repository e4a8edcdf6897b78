-- Passkeys for those who want them: what checks their signatures.

CREATE TABLE passkeys (
  credential_id BLOB NOT NULL PRIMARY KEY CHECK (length(credential_id) <= 1023), -- technical; as long as the passkey; which
  account_id TEXT NOT NULL CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as the passkey; whose
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) = 16), -- technical; as long as the passkey; names it in the forms of its owner
  public_key BLOB NOT NULL CHECK (length(public_key) <= 1024), -- technical; as long as the passkey; checks its signatures
  sign_count INTEGER NOT NULL, -- technical; as long as the passkey; whether it was copied
  is_shared INTEGER NOT NULL, -- technical; as long as the passkey; whether it may lie in several devices
  device TEXT CHECK (length(device) <= 60), -- technical; as long as the passkey; so that its owner knows it again
  set_on TEXT NOT NULL CHECK (length(set_on) <= 10), -- technical; as long as the passkey; since when
  used_on TEXT CHECK (length(used_on) <= 10) -- technical; as long as the passkey; whether it still serves
);
CREATE INDEX ix_passkeys_account ON passkeys (account_id);

CREATE TABLE passkey_ceremonies (
  selector TEXT NOT NULL PRIMARY KEY CHECK (length(selector) = 16), -- technical; 24 h; which
  makes TEXT CHECK (length(makes) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; 24 h; for whose account a passkey is made
  state TEXT NOT NULL CHECK (length(state) <= 2000), -- technical; 24 h; the challenge, which serves once
  created_at INTEGER NOT NULL -- technical; 24 h; it holds five minutes
);
CREATE INDEX ix_passkey_ceremonies_created ON passkey_ceremonies (created_at);
