-- How this instance speaks with other servers: keys of those who act here and of others, what came in, what goes out.

CREATE TABLE actor_keys (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as its owner, 4 d more at most; which
  profile_id TEXT CHECK (length(profile_id) = 36), -- technical; as long as its owner, 4 d more at most; the profile that it is of
  group_id TEXT CHECK (length(group_id) = 36), -- technical; as long as its owner, 4 d more at most; the group that it is of, if either: else the instance's
  public_pem TEXT NOT NULL CHECK (length(public_pem) <= 1000), -- technical; as long as its owner, 4 d more at most; by which others know what it signed
  sealed BLOB NOT NULL CHECK (length(sealed) <= 4000) -- secret; as long as its owner, 4 d more at most; the half that signs, encrypted
);
CREATE UNIQUE INDEX ix_actor_keys_profile ON actor_keys (profile_id);
CREATE UNIQUE INDEX ix_actor_keys_group ON actor_keys (group_id);

CREATE TABLE remote_keys (
  key_id TEXT NOT NULL PRIMARY KEY CHECK (length(key_id) <= 2000), -- technical; 30 d; which
  owner TEXT NOT NULL CHECK (length(owner) <= 2000), -- contact; 30 d; whose on another server
  pem TEXT NOT NULL CHECK (length(pem) <= 4000), -- technical; 30 d; by which one knows what they signed
  fetched_at INTEGER NOT NULL -- technical; 30 d; when their server showed it
);

CREATE TABLE remote_hosts (
  host TEXT NOT NULL PRIMARY KEY CHECK (length(host) <= 300), -- technical; 30 d after the last try; which server
  failures INTEGER NOT NULL, -- technical; 30 d after the last try; in a row
  failing_since INTEGER, -- technical; 30 d after the last try; since when
  last_try INTEGER, -- technical; 30 d after the last try; when
  takes_message_signatures INTEGER NOT NULL -- technical; 30 d after the last try; how it wants to be written to
);

CREATE TABLE received (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; until it is dealt with, 4 d at most; which
  actor TEXT NOT NULL CHECK (length(actor) <= 2000), -- contact; until it is dealt with, 4 d at most; whose on another server
  body TEXT NOT NULL CHECK (length(body) <= 1048576), -- content; until it is dealt with, 4 d at most; what another server brought
  at INTEGER NOT NULL -- technical; until it is dealt with, 4 d at most; when
);
CREATE INDEX ix_received_actor ON received (actor, at);

CREATE TABLE seen_activities (
  mark BLOB NOT NULL PRIMARY KEY CHECK (length(mark) <= 32), -- technical; 30 d; hash of what came, so that it counts once
  at INTEGER NOT NULL -- technical; 30 d; when
);
CREATE INDEX ix_seen_activities_at ON seen_activities (at);

CREATE TABLE remote_followers (
  id BLOB NOT NULL PRIMARY KEY CHECK (length(id) <= 32), -- technical; as long as they follow; hash of who and whom
  actor TEXT NOT NULL CHECK (length(actor) <= 2000), -- contact; as long as they follow; who follows from another server
  follow_id TEXT CHECK (length(follow_id) <= 2000), -- technical; as long as they follow; by what they call it
  inbox TEXT NOT NULL CHECK (length(inbox) <= 2000), -- contact; as long as they follow; where what is new is brought
  followed TEXT NOT NULL CHECK (length(followed) <= 2000), -- content; as long as they follow; whom, by address
  profile_id TEXT CHECK (length(profile_id) = 36), -- content; as long as they follow; the profile that they follow
  group_id TEXT CHECK (length(group_id) = 36), -- content; as long as they follow; the group that they follow, if either: else the instance
  since TEXT NOT NULL CHECK (length(since) <= 10) -- content; as long as they follow; since which day
);
CREATE INDEX ix_remote_followers_profile ON remote_followers (profile_id);
CREATE INDEX ix_remote_followers_group ON remote_followers (group_id);
CREATE INDEX ix_remote_followers_followed ON remote_followers (followed);
CREATE INDEX ix_remote_followers_actor ON remote_followers (actor);

CREATE TABLE outgoing (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; until it is delivered, 4 d at most; which
  profile_id TEXT CHECK (length(profile_id) = 36), -- technical; until it is delivered, 4 d at most; the profile that did it
  group_id TEXT CHECK (length(group_id) = 36), -- technical; until it is delivered, 4 d at most; the group that did it, if either: else the instance
  actor TEXT NOT NULL CHECK (length(actor) <= 2000), -- technical; until it is delivered, 4 d at most; under which address
  body TEXT NOT NULL CHECK (length(body) <= 1048576), -- content; until it is delivered, 4 d at most; what is brought to other servers
  at INTEGER NOT NULL -- technical; until it is delivered, 4 d at most; when
);

CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; until it is delivered, 4 d at most; which
  outgoing_id INTEGER NOT NULL REFERENCES outgoing (id) ON DELETE CASCADE, -- technical; until it is delivered, 4 d at most; what
  actor TEXT NOT NULL CHECK (length(actor) <= 2000), -- technical; until it is delivered, 4 d at most; under which address
  host TEXT NOT NULL CHECK (length(host) <= 300), -- technical; until it is delivered, 4 d at most; to which server
  inbox TEXT NOT NULL CHECK (length(inbox) <= 2000), -- contact; until it is delivered, 4 d at most; to which of its inboxes
  attempts INTEGER NOT NULL, -- technical; until it is delivered, 4 d at most; how often it was tried
  due_at INTEGER NOT NULL, -- technical; until it is delivered, 4 d at most; when it is tried next
  leased_until INTEGER -- technical; until it is delivered, 4 d at most; who is at it has so long
);
CREATE INDEX ix_deliveries_due ON deliveries (due_at);
CREATE INDEX ix_deliveries_order ON deliveries (host, actor, id);
CREATE INDEX ix_deliveries_outgoing ON deliveries (outgoing_id);

CREATE TABLE federated_events (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE, -- technical; until the event is deleted; which
  actor TEXT NOT NULL CHECK (length(actor) <= 2000), -- content; until the event is deleted; who announced it to other servers
  digest BLOB NOT NULL CHECK (length(digest) <= 32), -- technical; until the event is deleted; of what they were told last
  gone_at INTEGER -- technical; until the event is deleted; when they were told that it is no more
);
