-- Profiles of ours that are members of groups of other servers.

ALTER TABLE remote_actors ADD COLUMN openness TEXT CHECK (length(openness) <= 10); -- content; 30 d after their last part in anything here; how one becomes a member of a group
-- What is known of groups says nothing of it: whoever looks for one again hears it from its server.
UPDATE remote_actors SET fetched_at = 0 WHERE kind IN ('Group', 'Organization');

CREATE TABLE remote_memberships (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as it holds + 30 d; which
  profile_id TEXT NOT NULL CHECK (length(profile_id) = 36), -- content; as long as it holds + 30 d; the profile that belongs to the group, for its owner alone
  joiner TEXT NOT NULL CHECK (length(joiner) <= 2000), -- content; as long as it holds + 30 d; who, by the address that the other server was told
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- content; as long as it holds + 30 d; to which group, by its address on its own server
  said_id TEXT UNIQUE CHECK (length(said_id) <= 2100), -- technical; as long as it holds + 30 d; by what its server answers what was asked
  membership_id TEXT CHECK (length(membership_id) <= 2000), -- technical; as long as it holds + 30 d; what its server calls the membership
  invited_by TEXT CHECK (length(invited_by) <= 2000), -- content; as long as it holds + 30 d; who sent the invitation, to name them in the answer to it
  moved_to TEXT CHECK (length(moved_to) <= 2000), -- content; as long as it holds + 30 d; where the group lives now
  state TEXT NOT NULL CHECK (length(state) <= 10), -- content; as long as it holds + 30 d; what became of it
  role TEXT NOT NULL CHECK (length(role) <= 14), -- content; as long as it holds + 30 d; what the profile is to the group
  told TEXT NOT NULL CHECK (length(told) <= 30), -- technical; as long as it holds + 30 d; what whoever belongs to it was told last
  since TEXT NOT NULL CHECK (length(since) <= 10) -- content; as long as it holds + 30 d; since which day it is so
);
CREATE UNIQUE INDEX ix_remote_memberships_profile ON remote_memberships (profile_id, actor);
CREATE INDEX ix_remote_memberships_actor ON remote_memberships (actor);
CREATE INDEX ix_remote_memberships_joiner ON remote_memberships (joiner);
CREATE INDEX ix_remote_memberships_membership ON remote_memberships (membership_id);
CREATE INDEX ix_remote_memberships_since ON remote_memberships (since);
