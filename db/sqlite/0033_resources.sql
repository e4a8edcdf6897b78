-- Links to what a group uses elsewhere. Nothing of what they lead to is kept.

CREATE TABLE resources (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as the link; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; as long as the link; whose
  team_id TEXT REFERENCES teams (id) ON DELETE SET NULL, -- content; as long as the link; which team has it
  folder TEXT CHECK (length(folder) <= 240), -- content; as long as the link; under which heading it stands
  name TEXT NOT NULL CHECK (length(name) <= 480), -- content; as long as the link; how it is called
  address TEXT NOT NULL CHECK (length(address) <= 1000), -- content; as long as the link; where it leads
  ask TEXT CHECK (length(ask) <= 640), -- content; as long as the link; whom to ask for access
  position INTEGER NOT NULL, -- technical; as long as the link; order
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL -- content; as long as they are a member; who may correct it
);
CREATE INDEX ix_resources_group ON resources (group_id, position);
CREATE INDEX ix_resources_team ON resources (team_id);
CREATE INDEX ix_resources_member ON resources (member_id);
