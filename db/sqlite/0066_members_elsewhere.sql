-- People of other servers in groups of ours: who asks, who is invited, and who is a member.

CREATE TABLE remote_members (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as they wait or are a member; which
  group_id TEXT NOT NULL CHECK (length(group_id) = 36), -- content; as long as they wait or are a member; of which group, also when it is no more and they must be told so
  address TEXT NOT NULL CHECK (length(address) <= 2000), -- content; as long as they wait or are a member; the group, by the address that they know
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- contact; as long as they wait or are a member; who, by their address on their server
  standing TEXT NOT NULL CHECK (length(standing) <= 10), -- content; as long as they wait or are a member; whether they ask, are invited, or are a member
  activity_id TEXT CHECK (length(activity_id) <= 2100), -- technical; as long as they wait or are a member; by what they call their wish, or we our invitation
  words TEXT CHECK (length(words) <= 8000), -- content; until decided, 60 d at most; what they said when they asked
  waits_since INTEGER, -- technical; until decided, 60 d at most; how long they have waited
  ends_on TEXT CHECK (length(ends_on) <= 10), -- technical; until its last day; the last day of what waits for an answer
  since TEXT NOT NULL CHECK (length(since) <= 10), -- content; as long as they wait or are a member; since which day
  UNIQUE (group_id, actor)
);
CREATE INDEX ix_remote_members_actor ON remote_members (actor);
CREATE INDEX ix_remote_members_activity ON remote_members (activity_id);
CREATE INDEX ix_remote_members_ends ON remote_members (ends_on);
