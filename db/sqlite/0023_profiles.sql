-- Profiles: the public faces that somebody with an account gives themselves, and handles that were somebody's.

CREATE TABLE profiles (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                   -- technical; as long as the profile; which
  account_id TEXT REFERENCES accounts (id) ON DELETE SET NULL,            -- technical; as long as the account; whose, for its owner alone
  handle TEXT NOT NULL CHECK (length(handle) <= 30),                      -- content; as long as the profile; its name in addresses
  handle_hash BLOB NOT NULL UNIQUE CHECK (length(handle_hash) <= 32),     -- content; as long as the profile; nobody else has it
  name TEXT NOT NULL CHECK (length(name) <= 240),                         -- content; as long as the profile; how it is called
  words TEXT CHECK (length(words) <= 8000),                               -- content; as long as the profile; what it says, as typed
  html TEXT CHECK (length(html) <= 65536),                                -- content; as long as the profile; what it says, on its page
  language TEXT NOT NULL CHECK (length(language) <= 8),                   -- content; as long as the profile; how it is read aloud
  is_findable INTEGER NOT NULL,                                           -- content; as long as the profile; whether search engines may show it
  created_on TEXT NOT NULL CHECK (length(created_on) <= 10),              -- technical; as long as the profile; since when, for its owner alone
  ends_at INTEGER                                                         -- technical; as long as the profile; when it goes, after its account
);
CREATE INDEX ix_profiles_account ON profiles (account_id);
CREATE INDEX ix_profiles_ends ON profiles (ends_at) WHERE ends_at IS NOT NULL;

CREATE TABLE gone_handles (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) <= 32) -- technical; for good, as a keyed hash; so that nobody takes the name of somebody who left
);
