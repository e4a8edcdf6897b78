-- Profiles of ours that are members of groups of other servers.

ALTER TABLE remote_actors ADD COLUMN openness varchar(10); -- content; 30 d after their last part in anything here; how one becomes a member of a group
-- What is known of groups says nothing of it: whoever looks for one again hears it from its server.
UPDATE remote_actors SET fetched_at = 0 WHERE kind IN ('Group', 'Organization');

CREATE TABLE remote_memberships (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as it holds + 30 d; which
  profile_id uuid NOT NULL, -- content; as long as it holds + 30 d; the profile that belongs to the group, for its owner alone
  joiner varchar(2000) NOT NULL, -- content; as long as it holds + 30 d; who, by the address that the other server was told
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- content; as long as it holds + 30 d; to which group, by its address on its own server
  said_id varchar(2100) UNIQUE, -- technical; as long as it holds + 30 d; by what its server answers what was asked
  membership_id varchar(2000), -- technical; as long as it holds + 30 d; what its server calls the membership
  invited_by varchar(2000), -- content; as long as it holds + 30 d; who sent the invitation, to name them in the answer to it
  moved_to varchar(2000), -- content; as long as it holds + 30 d; where the group lives now
  state varchar(10) NOT NULL, -- content; as long as it holds + 30 d; what became of it
  role varchar(14) NOT NULL, -- content; as long as it holds + 30 d; what the profile is to the group
  told varchar(30) NOT NULL, -- technical; as long as it holds + 30 d; what whoever belongs to it was told last
  since varchar(10) NOT NULL -- content; as long as it holds + 30 d; since which day it is so
);
CREATE UNIQUE INDEX ix_remote_memberships_profile ON remote_memberships (profile_id, actor);
CREATE INDEX ix_remote_memberships_actor ON remote_memberships (actor);
CREATE INDEX ix_remote_memberships_joiner ON remote_memberships (joiner);
CREATE INDEX ix_remote_memberships_membership ON remote_memberships (membership_id);
CREATE INDEX ix_remote_memberships_since ON remote_memberships (since);
