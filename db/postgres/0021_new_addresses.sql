-- Whoever answered with a name alone may add an address later: it counts once its owner has confirmed it.

ALTER TABLE participations ADD COLUMN address_since bigint; -- participation; event end + 30 d, then counted only; when an address was added to a name

CREATE TABLE new_addresses (
  participation_id uuid NOT NULL PRIMARY KEY REFERENCES participations (id) ON DELETE CASCADE, -- technical; 24 h; whose answer
  email varchar(254) NOT NULL,                                                                 -- contact; 24 h; to ask its owner whether it is theirs
  email_hash bytea NOT NULL CHECK (octet_length(email_hash) <= 32),                            -- contact; 24 h; the link in the letter is for this address alone
  given_at bigint NOT NULL                                                                     -- technical; 24 h; when it is forgotten
);
CREATE INDEX ix_new_addresses_given ON new_addresses (given_at);
