-- Profiles: the public faces that somebody with an account gives themselves, and handles that were somebody's.

CREATE TABLE profiles (
  id uuid NOT NULL PRIMARY KEY,                                           -- technical; as long as the profile; which
  account_id uuid REFERENCES accounts (id) ON DELETE SET NULL,            -- technical; as long as the account; whose, for its owner alone
  handle varchar(30) NOT NULL,                                            -- content; as long as the profile; its name in addresses
  handle_hash bytea NOT NULL UNIQUE CHECK (octet_length(handle_hash) <= 32), -- content; as long as the profile; nobody else has it
  name varchar(240) NOT NULL,                                             -- content; as long as the profile; how it is called
  words varchar(8000),                                                    -- content; as long as the profile; what it says, as typed
  html varchar(65536),                                                    -- content; as long as the profile; what it says, on its page
  language varchar(8) NOT NULL,                                           -- content; as long as the profile; how it is read aloud
  is_findable boolean NOT NULL,                                           -- content; as long as the profile; whether search engines may show it
  created_on varchar(10) NOT NULL,                                        -- technical; as long as the profile; since when, for its owner alone
  ends_at bigint                                                          -- technical; as long as the profile; when it goes, after its account
);
CREATE INDEX ix_profiles_account ON profiles (account_id);
CREATE INDEX ix_profiles_ends ON profiles (ends_at) WHERE ends_at IS NOT NULL;

CREATE TABLE gone_handles (
  hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(hash) <= 32) -- technical; for good, as a keyed hash; so that nobody takes the name of somebody who left
);
