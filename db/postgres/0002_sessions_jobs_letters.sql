CREATE TABLE sessions (
  id bytea NOT NULL PRIMARY KEY CHECK (octet_length(id) = 32),   -- secret; 8 h; SHA-256 of the cookie
  created_at bigint NOT NULL,                                    -- technical; 8 h; end of the session
  expires_at bigint NOT NULL                                     -- technical; 8 h; end of the session
);
CREATE INDEX ix_sessions_expires ON sessions (expires_at);

CREATE TABLE session_grants (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,              -- technical; 8 h; order
  session_id bytea NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, -- secret; 8 h; whose
  key_id uuid REFERENCES event_keys (id),                        -- technical; 8 h; the key that was shown
  participation_id uuid REFERENCES participations (id) ON DELETE CASCADE, -- technical; 8 h; the ticket that was shown
  event_id uuid,                                                 -- technical; 8 h; what is open
  kind varchar(16) NOT NULL,                                     -- technical; 8 h; what is open
  UNIQUE (session_id, key_id, participation_id)
);
CREATE INDEX ix_session_grants_key ON session_grants (key_id);

CREATE TABLE facts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,            -- technical; 30 d; order
  kind varchar(60) NOT NULL,                                     -- technical; 30 d; what happened
  body varchar(4000) NOT NULL,                                   -- technical; 30 d; ids and instants only
  at bigint NOT NULL                                             -- technical; 30 d; when
);
CREATE INDEX ix_facts_at ON facts (at);

CREATE TABLE jobs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,            -- technical; until done; order
  kind varchar(60) NOT NULL,                                     -- technical; until done; who does it
  body varchar(16000) NOT NULL,                                  -- technical; until done; ids and instants; an organizer's words and the title of a deleted event, for letters
  fact_id bigint,                                                -- technical; until done; why
  "key" varchar(120) UNIQUE,                                     -- technical; until done; at most one of a kind waits
  due_at bigint NOT NULL,                                        -- technical; until done; not before
  tries integer NOT NULL,                                        -- technical; until done; back-off
  leased_until bigint,                                           -- technical; until done; somebody is at it
  error varchar(500),                                            -- technical; until done; what went wrong (never text of people)
  parked_at bigint,                                              -- technical; until a steward acts, 90 d at most; gave up after 8 tries
  UNIQUE (fact_id, kind)
);
CREATE INDEX ix_jobs_due ON jobs (due_at, id) WHERE parked_at IS NULL;

CREATE TABLE letters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,            -- technical; 30 d; order
  address_hash bytea NOT NULL CHECK (octet_length(address_hash) <= 32), -- contact; 30 d; how many letters an address gets
  kind varchar(40) NOT NULL,                                     -- technical; 30 d; why
  event_id uuid,                                                 -- technical; 30 d; about what
  solicited boolean NOT NULL,                                    -- technical; 30 d; whether its owner asked for it
  at bigint NOT NULL                                             -- technical; 30 d; when
);
CREATE INDEX ix_letters_address ON letters (address_hash, at);

CREATE TABLE refusals (
  address_hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(address_hash) <= 32), -- contact; until taken back; writes never again to this address
  at bigint NOT NULL                                             -- technical; until taken back; when
);

CREATE TABLE settings (
  name varchar(60) NOT NULL PRIMARY KEY,                         -- technical; as long as the instance; which
  value varchar(4000) NOT NULL                                   -- technical; as long as the instance; the instance's secret, the version of the zones
);
