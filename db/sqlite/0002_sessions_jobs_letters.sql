CREATE TABLE sessions (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 32),                 -- secret; 8 h; SHA-256 of the cookie
  created_at INTEGER NOT NULL,                                          -- technical; 8 h; end of the session
  expires_at INTEGER NOT NULL                                           -- technical; 8 h; end of the session
);
CREATE INDEX ix_sessions_expires ON sessions (expires_at);

CREATE TABLE session_grants (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; 8 h; order
  session_id BLOB NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,  -- secret; 8 h; whose
  key_id TEXT REFERENCES event_keys (id),                               -- technical; 8 h; the key that was shown
  participation_id TEXT REFERENCES participations (id) ON DELETE CASCADE, -- technical; 8 h; the ticket that was shown
  event_id TEXT CHECK (length(event_id) = 36),                          -- technical; 8 h; what is open
  kind TEXT NOT NULL CHECK (length(kind) <= 16),                        -- technical; 8 h; what is open
  UNIQUE (session_id, key_id, participation_id)
);
CREATE INDEX ix_session_grants_key ON session_grants (key_id);

CREATE TABLE facts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; 30 d; order
  kind TEXT NOT NULL CHECK (length(kind) <= 60),                        -- technical; 30 d; what happened
  body TEXT NOT NULL CHECK (length(body) <= 4000),                      -- technical; 30 d; ids and instants only
  at INTEGER NOT NULL                                                   -- technical; 30 d; when
);
CREATE INDEX ix_facts_at ON facts (at);

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; until done; order
  kind TEXT NOT NULL CHECK (length(kind) <= 60),                        -- technical; until done; who does it
  body TEXT NOT NULL CHECK (length(body) <= 16000),                     -- technical; until done; ids and instants; an organizer's words and the title of a deleted event, for letters
  fact_id INTEGER,                                                      -- technical; until done; why
  "key" TEXT UNIQUE CHECK (length("key") <= 120),                       -- technical; until done; at most one of a kind waits
  due_at INTEGER NOT NULL,                                              -- technical; until done; not before
  tries INTEGER NOT NULL,                                               -- technical; until done; back-off
  leased_until INTEGER,                                                 -- technical; until done; somebody is at it
  error TEXT CHECK (length(error) <= 500),                              -- technical; until done; what went wrong (never text of people)
  parked_at INTEGER,                                                    -- technical; until a steward acts, 90 d at most; gave up after 8 tries
  UNIQUE (fact_id, kind)
);
CREATE INDEX ix_jobs_due ON jobs (due_at, id) WHERE parked_at IS NULL;

CREATE TABLE letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; 30 d; order
  address_hash BLOB NOT NULL CHECK (length(address_hash) <= 32),        -- contact; 30 d; how many letters an address gets
  kind TEXT NOT NULL CHECK (length(kind) <= 40),                        -- technical; 30 d; why
  event_id TEXT CHECK (length(event_id) = 36),                          -- technical; 30 d; about what
  solicited INTEGER NOT NULL,                                           -- technical; 30 d; whether its owner asked for it
  at INTEGER NOT NULL                                                   -- technical; 30 d; when
);
CREATE INDEX ix_letters_address ON letters (address_hash, at);

CREATE TABLE refusals (
  address_hash BLOB NOT NULL PRIMARY KEY CHECK (length(address_hash) <= 32), -- contact; until taken back; writes never again to this address
  at INTEGER NOT NULL                                                   -- technical; until taken back; when
);

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY CHECK (length(name) <= 60),            -- technical; as long as the instance; which
  value TEXT NOT NULL CHECK (length(value) <= 4000)                     -- technical; as long as the instance; the instance's secret, the version of the zones
);
