-- What people bring, where they help, who takes whom along: the lines of an event's list and who has taken them.

CREATE TABLE need_lists (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; whose
  per_person integer CHECK (per_person > 0),                 -- content; until the event is deleted; how much one person may take on
  last_day varchar(10),                                      -- content; until the event is deleted; until when those who come may change it
  takes_offers boolean NOT NULL,                             -- content; until the event is deleted; whether those who come may add lines
  takes_first_names boolean NOT NULL                         -- content; until the event is deleted; whether a first name is enough
);

CREATE TABLE claimants (
  id uuid NOT NULL PRIMARY KEY,                                                  -- technical; event end + 30 d; names who takes something on
  event_id uuid NOT NULL REFERENCES events (id),                                 -- participation; event end + 30 d; for which event
  participation_id uuid UNIQUE REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d; whose answer
  name varchar(320),                                                             -- contact; event end + 30 d; who it is, where there is no answer
  selector varchar(16) UNIQUE,                                                   -- secret; event end + 30 d; finds what a first name has taken on
  hash bytea CHECK (octet_length(hash) = 32),                                    -- secret; event end + 30 d; checks the link of a first name
  created_at bigint NOT NULL                                                     -- technical; event end + 30 d; order
);
CREATE INDEX ix_claimants_event ON claimants (event_id);

CREATE TABLE needs (
  id uuid NOT NULL PRIMARY KEY,                                 -- technical; until the event is deleted; names the line
  event_id uuid NOT NULL REFERENCES events (id),                -- technical; until the event is deleted; whose
  kind varchar(16) NOT NULL,                                    -- content; until the event is deleted; to bring, to help, a ride, a bed
  label varchar(480) NOT NULL,                                  -- content; until the event is deleted (a guest's line: event end + 30 d); what is needed
  wanted integer CHECK (wanted > 0),                            -- content; until the event is deleted; how many
  unit varchar(120),                                            -- content; until the event is deleted; of what size
  note varchar(1200),                                           -- content; until the event is deleted (a guest's line: event end + 30 d); what else there is to say
  day varchar(10),                                              -- content; until the event is deleted; when
  time varchar(5),                                              -- content; until the event is deleted; when
  end_time varchar(5),                                          -- content; until the event is deleted; until when
  offered_by uuid REFERENCES claimants (id) ON DELETE SET NULL, -- participation; event end + 30 d; which guest added it
  claimed integer NOT NULL CHECK (claimed >= 0),                -- technical; until the event is deleted; how many are taken
  ceiling integer,                                              -- technical; until the event is deleted; the bound checked below
  created_at bigint NOT NULL,                                   -- technical; until the event is deleted; order
  withdrawn_at bigint,                                          -- technical; until the event is deleted; the guest who offered it does not any more
  CHECK (ceiling IS NULL OR claimed <= ceiling)
);
CREATE INDEX ix_needs_event ON needs (event_id, created_at, id);
CREATE INDEX ix_needs_offered ON needs (offered_by) WHERE offered_by IS NOT NULL;

CREATE TABLE claims (
  id uuid NOT NULL PRIMARY KEY,                                  -- technical; event end + 30 d; names the promise
  need_id uuid NOT NULL REFERENCES needs (id) ON DELETE CASCADE, -- participation; event end + 30 d; which line
  event_id uuid NOT NULL REFERENCES events (id),                 -- technical; event end + 30 d; whose
  claimant_id uuid REFERENCES claimants (id) ON DELETE CASCADE,  -- participation; event end + 30 d; who said so
  for_name varchar(320),                                         -- contact; event end + 30 d; who does it, when somebody else said so
  quantity integer NOT NULL CHECK (quantity BETWEEN 0 AND 1000), -- participation; event end + 30 d; how many
  note varchar(480),                                             -- participation; event end + 30 d; what exactly
  created_at bigint NOT NULL,                                    -- technical; event end + 30 d; order
  freed_at bigint                                                -- participation; event end + 30 d; will not do it after all
);
CREATE INDEX ix_claims_need ON claims (need_id, created_at);
CREATE INDEX ix_claims_claimant ON claims (claimant_id);
CREATE INDEX ix_claims_event ON claims (event_id);
