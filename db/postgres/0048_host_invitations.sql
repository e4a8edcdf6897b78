-- The hosts of an event ask others to organize it with them.

CREATE TABLE host_invitations (
  id uuid NOT NULL PRIMARY KEY, -- technical; event end + 30 d; which
  event_id uuid NOT NULL REFERENCES events (id) ON DELETE CASCADE, -- technical; event end + 30 d; of which event
  profile_id uuid REFERENCES profiles (id) ON DELETE CASCADE, -- content; event end + 30 d; which face is asked
  group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; event end + 30 d; which group is asked
  "by" varchar(400), -- content; event end + 30 d; who asks
  at bigint NOT NULL, -- content; event end + 30 d; when
  refused_at bigint, -- content; event end + 30 d; when they said no
  CHECK ((profile_id IS NULL) <> (group_id IS NULL))
);
CREATE UNIQUE INDEX ix_host_invitations_group ON host_invitations (event_id, group_id);
CREATE UNIQUE INDEX ix_host_invitations_profile ON host_invitations (event_id, profile_id);
CREATE INDEX ix_host_invitations_of_group ON host_invitations (group_id);
CREATE INDEX ix_host_invitations_of_profile ON host_invitations (profile_id);
