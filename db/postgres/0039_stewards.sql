-- Who runs the instance: roles of accounts, the code that makes the first, and what they did.

CREATE TABLE stewards (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as they have the role; which
  account_id uuid NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE, -- content; as long as they have the role; who
  role varchar(13) NOT NULL, -- content; as long as they have the role; which
  asks_for_more boolean NOT NULL, -- content; as long as they have the role; whether it sleeps until the second step is shown
  since varchar(10) NOT NULL -- technical; as long as they have the role; since when
);

CREATE TABLE steward_codes (
  hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(hash) <= 32), -- secret; until there is an administrator; the hash of the code that makes the first
  made_at bigint NOT NULL -- technical; until there is an administrator; since when
);

CREATE TABLE steward_notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; one year; which
  account_id uuid REFERENCES accounts (id) ON DELETE SET NULL, -- content; one year; who did it
  by_key boolean NOT NULL, -- content; one year; whether it was done with the key of the instance
  what varchar(40) NOT NULL, -- content; one year; what was done
  about varchar(800), -- content; one year; to what or to whom
  at bigint NOT NULL -- technical; one year; when
);
CREATE INDEX ix_steward_notes_account ON steward_notes (account_id);
CREATE INDEX ix_steward_notes_at ON steward_notes (at);
