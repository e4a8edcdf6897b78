-- Passkeys for those who want them: what checks their signatures.

CREATE TABLE passkeys (
  credential_id bytea NOT NULL PRIMARY KEY CHECK (octet_length(credential_id) <= 1023), -- technical; as long as the passkey; which
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as the passkey; whose
  selector varchar(16) NOT NULL UNIQUE, -- technical; as long as the passkey; names it in the forms of its owner
  public_key bytea NOT NULL CHECK (octet_length(public_key) <= 1024), -- technical; as long as the passkey; checks its signatures
  sign_count bigint NOT NULL, -- technical; as long as the passkey; whether it was copied
  is_shared boolean NOT NULL, -- technical; as long as the passkey; whether it may lie in several devices
  device varchar(60), -- technical; as long as the passkey; so that its owner knows it again
  set_on varchar(10) NOT NULL, -- technical; as long as the passkey; since when
  used_on varchar(10) -- technical; as long as the passkey; whether it still serves
);
CREATE INDEX ix_passkeys_account ON passkeys (account_id);

CREATE TABLE passkey_ceremonies (
  selector varchar(16) NOT NULL PRIMARY KEY, -- technical; 24 h; which
  makes uuid REFERENCES accounts (id) ON DELETE CASCADE, -- technical; 24 h; for whose account a passkey is made
  state varchar(2000) NOT NULL, -- technical; 24 h; the challenge, which serves once
  created_at bigint NOT NULL -- technical; 24 h; it holds five minutes
);
CREATE INDEX ix_passkey_ceremonies_created ON passkey_ceremonies (created_at);
