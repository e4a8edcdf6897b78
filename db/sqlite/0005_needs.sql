-- What people bring, where they help, who takes whom along: the lines of an event's list and who has taken them.

CREATE TABLE need_lists (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; whose
  per_person INTEGER CHECK (per_person > 0),                 -- content; until the event is deleted; how much one person may take on
  last_day TEXT CHECK (length(last_day) = 10),               -- content; until the event is deleted; until when those who come may change it
  takes_offers INTEGER NOT NULL,                             -- content; until the event is deleted; whether those who come may add lines
  takes_first_names INTEGER NOT NULL                         -- content; until the event is deleted; whether a first name is enough
);

CREATE TABLE claimants (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                          -- technical; event end + 30 d; names who takes something on
  event_id TEXT NOT NULL REFERENCES events (id),                                 -- participation; event end + 30 d; for which event
  participation_id TEXT UNIQUE REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d; whose answer
  name TEXT CHECK (length(name) <= 320),                                         -- contact; event end + 30 d; who it is, where there is no answer
  selector TEXT UNIQUE CHECK (length(selector) <= 16),                           -- secret; event end + 30 d; finds what a first name has taken on
  hash BLOB CHECK (length(hash) = 32),                                           -- secret; event end + 30 d; checks the link of a first name
  created_at INTEGER NOT NULL                                                    -- technical; event end + 30 d; order
);
CREATE INDEX ix_claimants_event ON claimants (event_id);

CREATE TABLE needs (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                                         -- technical; until the event is deleted; names the line
  event_id TEXT NOT NULL REFERENCES events (id),                                                -- technical; until the event is deleted; whose
  kind TEXT NOT NULL CHECK (length(kind) <= 16),                                                -- content; until the event is deleted; to bring, to help, a ride, a bed
  label TEXT NOT NULL CHECK (length(label) <= 480),                                             -- content; until the event is deleted (a guest's line: event end + 30 d); what is needed
  wanted INTEGER CHECK (wanted > 0),                                                            -- content; until the event is deleted; how many
  unit TEXT CHECK (length(unit) <= 120),                                                        -- content; until the event is deleted; of what size
  note TEXT CHECK (length(note) <= 1200),                                                       -- content; until the event is deleted (a guest's line: event end + 30 d); what else there is to say
  day TEXT CHECK (length(day) = 10),                                                            -- content; until the event is deleted; when
  time TEXT CHECK (length(time) <= 5),                                                          -- content; until the event is deleted; when
  end_time TEXT CHECK (length(end_time) <= 5),                                                  -- content; until the event is deleted; until when
  offered_by TEXT REFERENCES claimants (id) ON DELETE SET NULL CHECK (length(offered_by) = 36), -- participation; event end + 30 d; which guest added it
  claimed INTEGER NOT NULL CHECK (claimed >= 0),                                                -- technical; until the event is deleted; how many are taken
  ceiling INTEGER,                                                                              -- technical; until the event is deleted; the bound checked below
  created_at INTEGER NOT NULL,                                                                  -- technical; until the event is deleted; order
  withdrawn_at INTEGER,                                                                         -- technical; until the event is deleted; the guest who offered it does not any more
  CHECK (ceiling IS NULL OR claimed <= ceiling)
);
CREATE INDEX ix_needs_event ON needs (event_id, created_at, id);
CREATE INDEX ix_needs_offered ON needs (offered_by) WHERE offered_by IS NOT NULL;

CREATE TABLE claims (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),          -- technical; event end + 30 d; names the promise
  need_id TEXT NOT NULL REFERENCES needs (id) ON DELETE CASCADE, -- participation; event end + 30 d; which line
  event_id TEXT NOT NULL REFERENCES events (id),                 -- technical; event end + 30 d; whose
  claimant_id TEXT REFERENCES claimants (id) ON DELETE CASCADE,  -- participation; event end + 30 d; who said so
  for_name TEXT CHECK (length(for_name) <= 320),                 -- contact; event end + 30 d; who does it, when somebody else said so
  quantity INTEGER NOT NULL CHECK (quantity BETWEEN 0 AND 1000), -- participation; event end + 30 d; how many
  note TEXT CHECK (length(note) <= 480),                         -- participation; event end + 30 d; what exactly
  created_at INTEGER NOT NULL,                                   -- technical; event end + 30 d; order
  freed_at INTEGER                                               -- participation; event end + 30 d; will not do it after all
);
CREATE INDEX ix_claims_need ON claims (need_id, created_at);
CREATE INDEX ix_claims_claimant ON claims (claimant_id);
CREATE INDEX ix_claims_event ON claims (event_id);
