-- Accounts for those who want one: an address that was proven, and nothing else.

CREATE TABLE accounts (
  id uuid NOT NULL PRIMARY KEY,                                         -- technical; as long as the account; which
  email varchar(254) NOT NULL,                     -- contact; as long as the account; signing in, and letters that its owner asks for
  email_hash bytea NOT NULL UNIQUE CHECK (octet_length(email_hash) <= 32),     -- contact; as long as the account; one account an address
  language varchar(8) NOT NULL,                 -- contact; as long as the account; how its letters are written
  created_on varchar(10) NOT NULL,            -- technical; as long as the account; since when
  seen_on varchar(10) NOT NULL,                  -- technical; as long as the account; whether it still serves
  warned_on varchar(10),                       -- technical; as long as the account; when it was told that it ends
  gathers boolean NOT NULL,                                             -- technical; as long as the account; whether it shows together what its address has
  erased_at bigint                                                     -- technical; as long as the account; when it ends
);
CREATE INDEX ix_accounts_seen ON accounts (seen_on);

CREATE TABLE sign_ins (
  selector varchar(16) NOT NULL PRIMARY KEY,     -- technical; 24 h; which
  email varchar(254) NOT NULL,                     -- contact; 24 h; where the letter with the code goes
  email_hash bytea NOT NULL CHECK (octet_length(email_hash) <= 32),            -- contact; 24 h; whose account
  language varchar(8) NOT NULL,                 -- contact; 24 h; how the letter is written
  moves uuid REFERENCES accounts (id) ON DELETE CASCADE,                -- technical; 24 h; whose new address it is to be
  created_at bigint NOT NULL,                                          -- technical; 24 h; it holds ten minutes
  tries integer NOT NULL,                                               -- technical; 24 h; after five wrong codes it is over
  used_at bigint                                                       -- technical; 24 h; it serves once
);
CREATE INDEX ix_sign_ins_created ON sign_ins (created_at);

ALTER TABLE sessions ADD COLUMN device varchar(60); -- technical; end of the session; so that its owner knows it again
ALTER TABLE session_grants ADD COLUMN account_id uuid REFERENCES accounts (id) ON DELETE CASCADE; -- technical; end of the session; whose account
ALTER TABLE session_grants ADD COLUMN expires_at bigint; -- technical; end of the session; until when this one holds
CREATE INDEX ix_session_grants_account ON session_grants (account_id) WHERE account_id IS NOT NULL;
