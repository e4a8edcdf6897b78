-- Accounts by request and by invitation.

CREATE TABLE account_requests (
  account_id uuid NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE, -- technical; until a steward decides, 30 d at most; which account waits
  selector varchar(16) NOT NULL UNIQUE, -- technical; until a steward decides, 30 d at most; names it in the forms of those who decide
  asked_on varchar(10) NOT NULL, -- technical; until a steward decides, 30 d at most; since when
  word varchar(2000), -- content; until a steward decides, 30 d at most; what its owner wants those who decide to know
  answer varchar(4000), -- content; until a steward decides, 30 d at most; what they answer, until the letter leaves
  closed_at bigint -- technical; until a steward decides, 30 d at most; that it is declined, until the letter leaves
);
CREATE INDEX ix_account_requests_asked ON account_requests (asked_on);

CREATE TABLE account_invitations (
  selector varchar(16) NOT NULL PRIMARY KEY, -- technical; 30 d after its end; which
  most_uses integer NOT NULL, -- technical; 30 d after its end; for how many people
  uses integer NOT NULL, -- technical; 30 d after its end; how many came, and not who
  created_on varchar(10) NOT NULL, -- technical; 30 d after its end; since when
  ends_on varchar(10) NOT NULL, -- technical; 30 d after its end; its last day
  revoked_at bigint, -- technical; 30 d after its end; when it was taken back
  CHECK (uses <= most_uses)
);

ALTER TABLE sign_ins ADD COLUMN invitation varchar(16); -- technical; 24 h; the invitation that it began with
