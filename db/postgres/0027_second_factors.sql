-- Two-step sign-in for those who want it: codes of a telephone, and codes on paper.

CREATE TABLE second_factors (
  account_id uuid NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as it is on, 24 h before; whose
  sealed bytea NOT NULL CHECK (octet_length(sealed) <= 64), -- secret; as long as it is on, 24 h before; checks the codes of the telephone, encrypted
  begun_at bigint NOT NULL, -- technical; as long as it is on, 24 h before; what was never finished ends
  set_on varchar(10), -- technical; as long as it is on, 24 h before; since when
  last_step bigint NOT NULL, -- technical; as long as it is on, 24 h before; no code serves twice
  tries integer NOT NULL, -- technical; as long as it is on, 24 h before; after ten wrong codes in an hour none is right
  tried_since bigint NOT NULL, -- technical; as long as it is on, 24 h before; when the hour began
  told_on varchar(10), -- technical; as long as it is on, 24 h before; its owner hears once a day that somebody guesses
  removal varchar(16), -- technical; as long as it is on, 24 h before; names the removal that its owner can stop
  removed_at bigint -- technical; as long as it is on, 24 h before; when it is removed
);
CREATE INDEX ix_second_factors_begun ON second_factors (begun_at) WHERE set_on IS NULL;

CREATE TABLE recovery_codes (
  hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(hash) <= 32), -- secret; until it serves or others are made; checks a code on paper (SHA-256 of 118 random bits)
  account_id uuid NOT NULL REFERENCES second_factors (account_id) ON DELETE CASCADE -- technical; until it serves or others are made; whose
);
CREATE INDEX ix_recovery_codes_account ON recovery_codes (account_id);

ALTER TABLE session_grants ADD COLUMN way varchar(8); -- technical; end of the session; how its owner signed in
ALTER TABLE session_grants ADD COLUMN factor_at bigint; -- technical; end of the session; when the second step was shown
