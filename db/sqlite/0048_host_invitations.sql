-- The hosts of an event ask others to organize it with them.

CREATE TABLE host_invitations (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; event end + 30 d; which
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, -- technical; event end + 30 d; of which event
  profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE, -- content; event end + 30 d; which face is asked
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; event end + 30 d; which group is asked
  "by" TEXT CHECK (length("by") <= 400), -- content; event end + 30 d; who asks
  at INTEGER NOT NULL, -- content; event end + 30 d; when
  refused_at INTEGER, -- content; event end + 30 d; when they said no
  CHECK ((profile_id IS NULL) <> (group_id IS NULL))
);
CREATE UNIQUE INDEX ix_host_invitations_group ON host_invitations (event_id, group_id);
CREATE UNIQUE INDEX ix_host_invitations_profile ON host_invitations (event_id, profile_id);
CREATE INDEX ix_host_invitations_of_group ON host_invitations (group_id);
CREATE INDEX ix_host_invitations_of_profile ON host_invitations (profile_id);
