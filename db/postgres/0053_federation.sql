-- How this instance speaks with other servers: keys of those who act here and of others, what came in, what goes out.

CREATE TABLE actor_keys (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as its owner, 4 d more at most; which
  profile_id uuid, -- technical; as long as its owner, 4 d more at most; the profile that it is of
  group_id uuid, -- technical; as long as its owner, 4 d more at most; the group that it is of, if either: else the instance's
  public_pem varchar(1000) NOT NULL, -- technical; as long as its owner, 4 d more at most; by which others know what it signed
  sealed bytea NOT NULL CHECK (octet_length(sealed) <= 4000) -- secret; as long as its owner, 4 d more at most; the half that signs, encrypted
);
CREATE UNIQUE INDEX ix_actor_keys_profile ON actor_keys (profile_id);
CREATE UNIQUE INDEX ix_actor_keys_group ON actor_keys (group_id);

CREATE TABLE remote_keys (
  key_id varchar(2000) NOT NULL PRIMARY KEY, -- technical; 30 d; which
  owner varchar(2000) NOT NULL, -- contact; 30 d; whose on another server
  pem varchar(4000) NOT NULL, -- technical; 30 d; by which one knows what they signed
  fetched_at bigint NOT NULL -- technical; 30 d; when their server showed it
);

CREATE TABLE remote_hosts (
  host varchar(300) NOT NULL PRIMARY KEY, -- technical; 30 d after the last try; which server
  failures integer NOT NULL, -- technical; 30 d after the last try; in a row
  failing_since bigint, -- technical; 30 d after the last try; since when
  last_try bigint, -- technical; 30 d after the last try; when
  takes_message_signatures boolean NOT NULL -- technical; 30 d after the last try; how it wants to be written to
);

CREATE TABLE received (
  id uuid NOT NULL PRIMARY KEY, -- technical; until it is dealt with, 4 d at most; which
  actor varchar(2000) NOT NULL, -- contact; until it is dealt with, 4 d at most; whose on another server
  body varchar(1048576) NOT NULL, -- content; until it is dealt with, 4 d at most; what another server brought
  at bigint NOT NULL -- technical; until it is dealt with, 4 d at most; when
);
CREATE INDEX ix_received_actor ON received (actor, at);

CREATE TABLE seen_activities (
  mark bytea NOT NULL PRIMARY KEY CHECK (octet_length(mark) <= 32), -- technical; 30 d; hash of what came, so that it counts once
  at bigint NOT NULL -- technical; 30 d; when
);
CREATE INDEX ix_seen_activities_at ON seen_activities (at);

CREATE TABLE remote_followers (
  id bytea NOT NULL PRIMARY KEY CHECK (octet_length(id) <= 32), -- technical; as long as they follow; hash of who and whom
  actor varchar(2000) NOT NULL, -- contact; as long as they follow; who follows from another server
  follow_id varchar(2000), -- technical; as long as they follow; by what they call it
  inbox varchar(2000) NOT NULL, -- contact; as long as they follow; where what is new is brought
  followed varchar(2000) NOT NULL, -- content; as long as they follow; whom, by address
  profile_id uuid, -- content; as long as they follow; the profile that they follow
  group_id uuid, -- content; as long as they follow; the group that they follow, if either: else the instance
  since varchar(10) NOT NULL -- content; as long as they follow; since which day
);
CREATE INDEX ix_remote_followers_profile ON remote_followers (profile_id);
CREATE INDEX ix_remote_followers_group ON remote_followers (group_id);
CREATE INDEX ix_remote_followers_followed ON remote_followers (followed);
CREATE INDEX ix_remote_followers_actor ON remote_followers (actor);

CREATE TABLE outgoing (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; until it is delivered, 4 d at most; which
  profile_id uuid, -- technical; until it is delivered, 4 d at most; the profile that did it
  group_id uuid, -- technical; until it is delivered, 4 d at most; the group that did it, if either: else the instance
  actor varchar(2000) NOT NULL, -- technical; until it is delivered, 4 d at most; under which address
  body varchar(1048576) NOT NULL, -- content; until it is delivered, 4 d at most; what is brought to other servers
  at bigint NOT NULL -- technical; until it is delivered, 4 d at most; when
);

CREATE TABLE deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; until it is delivered, 4 d at most; which
  outgoing_id bigint NOT NULL REFERENCES outgoing (id) ON DELETE CASCADE, -- technical; until it is delivered, 4 d at most; what
  actor varchar(2000) NOT NULL, -- technical; until it is delivered, 4 d at most; under which address
  host varchar(300) NOT NULL, -- technical; until it is delivered, 4 d at most; to which server
  inbox varchar(2000) NOT NULL, -- contact; until it is delivered, 4 d at most; to which of its inboxes
  attempts integer NOT NULL, -- technical; until it is delivered, 4 d at most; how often it was tried
  due_at bigint NOT NULL, -- technical; until it is delivered, 4 d at most; when it is tried next
  leased_until bigint -- technical; until it is delivered, 4 d at most; who is at it has so long
);
CREATE INDEX ix_deliveries_due ON deliveries (due_at);
CREATE INDEX ix_deliveries_order ON deliveries (host, actor, id);
CREATE INDEX ix_deliveries_outgoing ON deliveries (outgoing_id);

CREATE TABLE federated_events (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE, -- technical; until the event is deleted; which
  actor varchar(2000) NOT NULL, -- content; until the event is deleted; who announced it to other servers
  digest bytea NOT NULL CHECK (octet_length(digest) <= 32), -- technical; until the event is deleted; of what they were told last
  gone_at bigint -- technical; until the event is deleted; when they were told that it is no more
);
