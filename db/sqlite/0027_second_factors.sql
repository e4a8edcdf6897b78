-- Two-step sign-in for those who want it: codes of a telephone, and codes on paper.

CREATE TABLE second_factors (
  account_id TEXT NOT NULL PRIMARY KEY CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; as long as it is on, 24 h before; whose
  sealed BLOB NOT NULL CHECK (length(sealed) <= 64), -- secret; as long as it is on, 24 h before; checks the codes of the telephone, encrypted
  begun_at INTEGER NOT NULL, -- technical; as long as it is on, 24 h before; what was never finished ends
  set_on TEXT CHECK (length(set_on) <= 10), -- technical; as long as it is on, 24 h before; since when
  last_step INTEGER NOT NULL, -- technical; as long as it is on, 24 h before; no code serves twice
  tries INTEGER NOT NULL, -- technical; as long as it is on, 24 h before; after ten wrong codes in an hour none is right
  tried_since INTEGER NOT NULL, -- technical; as long as it is on, 24 h before; when the hour began
  told_on TEXT CHECK (length(told_on) <= 10), -- technical; as long as it is on, 24 h before; its owner hears once a day that somebody guesses
  removal TEXT CHECK (length(removal) = 16), -- technical; as long as it is on, 24 h before; names the removal that its owner can stop
  removed_at INTEGER -- technical; as long as it is on, 24 h before; when it is removed
);
CREATE INDEX ix_second_factors_begun ON second_factors (begun_at) WHERE set_on IS NULL;

CREATE TABLE recovery_codes (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) <= 32), -- secret; until it serves or others are made; checks a code on paper (SHA-256 of 118 random bits)
  account_id TEXT NOT NULL CHECK (length(account_id) = 36) REFERENCES second_factors (account_id) ON DELETE CASCADE -- technical; until it serves or others are made; whose
);
CREATE INDEX ix_recovery_codes_account ON recovery_codes (account_id);

ALTER TABLE session_grants ADD COLUMN way TEXT CHECK (length(way) <= 8); -- technical; end of the session; how its owner signed in
ALTER TABLE session_grants ADD COLUMN factor_at INTEGER; -- technical; end of the session; when the second step was shown
