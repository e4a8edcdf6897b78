-- Passwords for those who want one besides the letters.

CREATE TABLE passwords (
  account_id uuid NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as the password; whose
  hash varchar(200) NOT NULL, -- secret; as long as the password; checks the password (Argon2id with a salt, as a PHC string)
  set_on varchar(10) NOT NULL -- technical; as long as the password; since when
);

CREATE TABLE password_tries (
  email_hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(email_hash) <= 32), -- contact; 24 h; for which address, with an account or without
  tries integer NOT NULL, -- technical; 24 h; after ten in an hour none is right
  since bigint NOT NULL -- technical; 24 h; when the hour began
);
CREATE INDEX ix_password_tries_since ON password_tries (since);
