-- People of other servers in groups of ours: who asks, who is invited, and who is a member.

CREATE TABLE remote_members (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as they wait or are a member; which
  group_id uuid NOT NULL, -- content; as long as they wait or are a member; of which group, also when it is no more and they must be told so
  address varchar(2000) NOT NULL, -- content; as long as they wait or are a member; the group, by the address that they know
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- contact; as long as they wait or are a member; who, by their address on their server
  standing varchar(10) NOT NULL, -- content; as long as they wait or are a member; whether they ask, are invited, or are a member
  activity_id varchar(2100), -- technical; as long as they wait or are a member; by what they call their wish, or we our invitation
  words varchar(8000), -- content; until decided, 60 d at most; what they said when they asked
  waits_since bigint, -- technical; until decided, 60 d at most; how long they have waited
  ends_on varchar(10), -- technical; until its last day; the last day of what waits for an answer
  since varchar(10) NOT NULL, -- content; as long as they wait or are a member; since which day
  UNIQUE (group_id, actor)
);
CREATE INDEX ix_remote_members_actor ON remote_members (actor);
CREATE INDEX ix_remote_members_activity ON remote_members (activity_id);
CREATE INDEX ix_remote_members_ends ON remote_members (ends_on);
