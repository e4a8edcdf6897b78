-- Accounts by request and by invitation.

CREATE TABLE account_requests (
  account_id TEXT NOT NULL PRIMARY KEY CHECK (length(account_id) = 36) REFERENCES accounts (id) ON DELETE CASCADE, -- technical; until a steward decides, 30 d at most; which account waits
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) = 16), -- technical; until a steward decides, 30 d at most; names it in the forms of those who decide
  asked_on TEXT NOT NULL CHECK (length(asked_on) <= 10), -- technical; until a steward decides, 30 d at most; since when
  word TEXT CHECK (length(word) <= 2000), -- content; until a steward decides, 30 d at most; what its owner wants those who decide to know
  answer TEXT CHECK (length(answer) <= 4000), -- content; until a steward decides, 30 d at most; what they answer, until the letter leaves
  closed_at INTEGER -- technical; until a steward decides, 30 d at most; that it is declined, until the letter leaves
);
CREATE INDEX ix_account_requests_asked ON account_requests (asked_on);

CREATE TABLE account_invitations (
  selector TEXT NOT NULL PRIMARY KEY CHECK (length(selector) = 16), -- technical; 30 d after its end; which
  most_uses INTEGER NOT NULL, -- technical; 30 d after its end; for how many people
  uses INTEGER NOT NULL, -- technical; 30 d after its end; how many came, and not who
  created_on TEXT NOT NULL CHECK (length(created_on) <= 10), -- technical; 30 d after its end; since when
  ends_on TEXT NOT NULL CHECK (length(ends_on) <= 10), -- technical; 30 d after its end; its last day
  revoked_at INTEGER, -- technical; 30 d after its end; when it was taken back
  CHECK (uses <= most_uses)
);

ALTER TABLE sign_ins ADD COLUMN invitation TEXT CHECK (length(invitation) = 16); -- technical; 24 h; the invitation that it began with
