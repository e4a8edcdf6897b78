-- Signing in by another site, where those who run the instance set one up: what recognises somebody again.

CREATE TABLE outside_links (
  identity BLOB NOT NULL PRIMARY KEY CHECK (length(identity) <= 32), -- technical; as long as it is linked; keyed hash of who somebody is there
  account_id TEXT NOT NULL CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as it is linked; whose
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) = 16), -- technical; as long as it is linked; names it in the forms of its owner
  provider TEXT NOT NULL CHECK (length(provider) <= 40), -- technical; as long as it is linked; which site
  set_on TEXT NOT NULL CHECK (length(set_on) <= 10), -- technical; as long as it is linked; since when
  used_on TEXT CHECK (length(used_on) <= 10) -- technical; as long as it is linked; whether it still serves
);
CREATE INDEX ix_outside_links_account ON outside_links (account_id);
