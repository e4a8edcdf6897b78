-- Signing in by another site, where those who run the instance set one up: what recognises somebody again.

CREATE TABLE outside_links (
  identity bytea NOT NULL PRIMARY KEY CHECK (octet_length(identity) <= 32), -- technical; as long as it is linked; keyed hash of who somebody is there
  account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as it is linked; whose
  selector varchar(16) NOT NULL UNIQUE, -- technical; as long as it is linked; names it in the forms of its owner
  provider varchar(40) NOT NULL, -- technical; as long as it is linked; which site
  set_on varchar(10) NOT NULL, -- technical; as long as it is linked; since when
  used_on varchar(10) -- technical; as long as it is linked; whether it still serves
);
CREATE INDEX ix_outside_links_account ON outside_links (account_id);
