-- Links to what a group uses elsewhere. Nothing of what they lead to is kept.

CREATE TABLE resources (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as the link; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; as long as the link; whose
  team_id uuid REFERENCES teams (id) ON DELETE SET NULL, -- content; as long as the link; which team has it
  folder varchar(240), -- content; as long as the link; under which heading it stands
  name varchar(480) NOT NULL, -- content; as long as the link; how it is called
  address varchar(1000) NOT NULL, -- content; as long as the link; where it leads
  ask varchar(640), -- content; as long as the link; whom to ask for access
  position integer NOT NULL, -- technical; as long as the link; order
  member_id uuid REFERENCES members (id) ON DELETE SET NULL -- content; as long as they are a member; who may correct it
);
CREATE INDEX ix_resources_group ON resources (group_id, position);
CREATE INDEX ix_resources_team ON resources (team_id);
CREATE INDEX ix_resources_member ON resources (member_id);
