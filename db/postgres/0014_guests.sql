-- The guest list: who is invited, how they were told, and what they said.

CREATE TABLE invitees (
  id uuid NOT NULL PRIMARY KEY,                                            -- technical; event end + 30 d; names them in the organizers' list
  event_id uuid NOT NULL REFERENCES events (id),                           -- participation; event end + 30 d; whose list
  name varchar(320) NOT NULL,                                              -- contact; event end + 30 d; who is invited
  email varchar(254),                                                      -- contact; event end + 30 d; the invitation
  email_hash bytea CHECK (octet_length(email_hash) <= 32), -- contact; event end + 30 d; once on a list
  language varchar(20) NOT NULL,                                           -- technical; event end + 30 d; the language of letters
  selector varchar(16) NOT NULL UNIQUE CHECK (length(selector) = 16),      -- secret; event end + 30 d; finds the place on the list
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),             -- secret; event end + 30 d; checks the personal link
  created_at bigint NOT NULL,                                              -- technical; event end + 30 d; order
  contacted_by varchar(16),                                                -- contact; event end + 30 d; how they were told
  contacted_at bigint,                                                     -- contact; event end + 30 d; nobody is told twice in two days
  seen_at bigint,                                                          -- participation; event end + 30 d; whether the invitation was opened
  participation_id uuid REFERENCES participations (id) ON DELETE SET NULL, -- participation; event end + 30 d; their answer
  declined_at bigint,                                                      -- participation; event end + 30 d; does not come
  answered_at bigint,                                                      -- participation; event end + 30 d; when they answered
  told_by varchar(16),                                                     -- participation; event end + 30 d; how they told it
  noted_by varchar(320),                                                   -- content; event end + 30 d; which key, for the organizers
  UNIQUE (event_id, email_hash)
);
CREATE INDEX ix_invitees_event ON invitees (event_id, created_at, id);
CREATE INDEX ix_invitees_answer ON invitees (participation_id) WHERE participation_id IS NOT NULL;
