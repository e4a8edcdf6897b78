-- Groups: who is in them, what everybody may do there, and what they announce. And one list of handles for all.

CREATE TABLE taken_handles (
  hash bytea NOT NULL PRIMARY KEY CHECK (octet_length(hash) <= 32) -- technical; for good, as a keyed hash; so that nobody takes the name of somebody who left
);
INSERT INTO taken_handles (hash) SELECT hash FROM gone_handles UNION SELECT handle_hash FROM profiles;
DROP TABLE gone_handles;

CREATE INDEX ix_profiles_handle ON profiles (handle);

CREATE TABLE groups (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as the group; which
  handle varchar(30) NOT NULL UNIQUE, -- content; as long as the group; its name in addresses
  handle_hash bytea NOT NULL UNIQUE CHECK (octet_length(handle_hash) <= 32), -- content; as long as the group; nobody else has it
  kind varchar(12) NOT NULL, -- content; as long as the group; what it began as
  name varchar(320) NOT NULL, -- content; as long as the group; how it is called
  summary varchar(800), -- content; as long as the group; what it is, in one sentence
  words varchar(20000), -- content; as long as the group; who it is, as typed
  html varchar(131072), -- content; as long as the group; who it is, on its page
  language varchar(8) NOT NULL, -- content; as long as the group; how it is read aloud
  joining varchar(10) NOT NULL, -- content; as long as the group; who becomes a member
  questions varchar(2400), -- content; as long as the group; what is asked of those who want to join
  welcome varchar(8000), -- content; as long as the group; what newcomers read first
  is_listed boolean NOT NULL, -- content; as long as the group; whether it stands among the groups
  created_on varchar(10) NOT NULL, -- technical; as long as the group; since when
  archived_on varchar(10), -- content; as long as the group; since when it is only read
  ends_at bigint -- technical; as long as the group; when it is deleted
);
CREATE INDEX ix_groups_ends ON groups (ends_at) WHERE ends_at IS NOT NULL;

CREATE TABLE roles (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as the group; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; as long as the group; whose
  preset varchar(12), -- content; as long as the group; which of those that every group begins with
  name varchar(240), -- content; as long as the group; how it is called there
  rights bigint NOT NULL, -- content; as long as the group; what its holders may do
  UNIQUE (group_id, preset)
);

CREATE TABLE teams (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as the team; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; as long as the group; whose
  name varchar(240) NOT NULL, -- content; as long as the team; how it is called
  words varchar(1600), -- content; as long as the team; what it cares for
  rights bigint NOT NULL -- content; as long as the team; what its members may do in what is its own
);
CREATE INDEX ix_teams_group ON teams (group_id);

CREATE TABLE members (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as they are a member; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as they are a member; of which group
  profile_id uuid NOT NULL REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as they are a member; under which face
  role_id uuid NOT NULL REFERENCES roles (id), -- content; as long as they are a member; what they may do
  role_until varchar(10), -- content; as long as they are a member; until when, if for a time
  then_role_id uuid REFERENCES roles (id), -- content; as long as they are a member; what they are after it
  does varchar(320), -- content; as long as they are a member; what they do there, in their words
  shown varchar(18) NOT NULL, -- content; as long as they are a member; who sees that they are one
  joined_on varchar(10) NOT NULL, -- content; as long as they are a member; since when
  UNIQUE (group_id, profile_id)
);
CREATE INDEX ix_members_profile ON members (profile_id);
CREATE INDEX ix_members_role ON members (role_id);
CREATE INDEX ix_members_then_role ON members (then_role_id);

CREATE TABLE team_seats (
  team_id uuid NOT NULL REFERENCES teams (id) ON DELETE CASCADE, -- content; as long as they are in the team; which
  member_id uuid NOT NULL REFERENCES members (id) ON DELETE CASCADE, -- content; as long as they are in the team; who
  leads boolean NOT NULL, -- content; as long as they are in the team; whom one asks about it
  until varchar(10), -- content; as long as they are in the team; until when, if for a time
  PRIMARY KEY (team_id, member_id)
);
CREATE INDEX ix_team_seats_member ON team_seats (member_id);

CREATE TABLE group_requests (
  id uuid NOT NULL PRIMARY KEY, -- technical; until decided, 60 d at most; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; until decided, 60 d at most; to which group
  profile_id uuid NOT NULL REFERENCES profiles (id) ON DELETE CASCADE, -- content; until decided, 60 d at most; under which face
  words varchar(8000), -- content; until decided, 60 d at most; what they said to what was asked
  asked_at bigint NOT NULL, -- technical; until decided, 60 d at most; how long they have waited
  UNIQUE (group_id, profile_id)
);
CREATE INDEX ix_group_requests_profile ON group_requests (profile_id);
CREATE INDEX ix_group_requests_asked ON group_requests (asked_at);

CREATE TABLE group_invitations (
  selector varchar(22) NOT NULL PRIMARY KEY, -- technical; 30 d after its last day; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; 30 d after its last day; to which group
  role_id uuid NOT NULL REFERENCES roles (id), -- technical; 30 d after its last day; what those who come by it may do
  team_id uuid REFERENCES teams (id) ON DELETE SET NULL, -- technical; 30 d after its last day; into which team
  member_id uuid REFERENCES members (id) ON DELETE SET NULL, -- technical; 30 d after its last day; who made it
  most_uses integer NOT NULL, -- technical; 30 d after its last day; how many may come by it
  uses integer NOT NULL, -- technical; 30 d after its last day; how many came by it
  created_on varchar(10) NOT NULL, -- technical; 30 d after its last day; since when
  ends_on varchar(10) NOT NULL, -- technical; 30 d after its last day; its last day
  revoked_at bigint -- technical; 30 d after its last day; since when it opens nothing
);
CREATE INDEX ix_group_invitations_group ON group_invitations (group_id);
CREATE INDEX ix_group_invitations_role ON group_invitations (role_id);
CREATE INDEX ix_group_invitations_team ON group_invitations (team_id);
CREATE INDEX ix_group_invitations_member ON group_invitations (member_id);
CREATE INDEX ix_group_invitations_ends ON group_invitations (ends_on);

CREATE TABLE group_notes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; one year; which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; one year; in which group
  what varchar(40) NOT NULL, -- content; one year; what was done
  about varchar(800), -- content; one year; to what or to whom, by name
  member_id uuid REFERENCES members (id) ON DELETE SET NULL, -- content; as long as they are a member, one year at most; who did it
  at bigint NOT NULL -- technical; one year; when
);
CREATE INDEX ix_group_notes_group ON group_notes (group_id, at);
CREATE INDEX ix_group_notes_member ON group_notes (member_id);
CREATE INDEX ix_group_notes_at ON group_notes (at);

CREATE TABLE hosts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; as long as the event; which
  event_id uuid NOT NULL REFERENCES events (id) ON DELETE CASCADE, -- technical; as long as the event; of which event
  profile_id uuid REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as the event; by which face it is announced
  group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as the event; by which group it is announced
  team_id uuid REFERENCES teams (id) ON DELETE SET NULL, -- content; as long as the event; which team cares for it
  is_first boolean NOT NULL, -- content; as long as the event; whether it announced the event or came to it
  CHECK ((profile_id IS NULL) <> (group_id IS NULL))
);
CREATE UNIQUE INDEX ix_hosts_first ON hosts (event_id) WHERE is_first;
CREATE UNIQUE INDEX ix_hosts_event_group ON hosts (event_id, group_id);
CREATE UNIQUE INDEX ix_hosts_event_profile ON hosts (event_id, profile_id);
CREATE INDEX ix_hosts_profile ON hosts (profile_id);
CREATE INDEX ix_hosts_group ON hosts (group_id);
CREATE INDEX ix_hosts_team ON hosts (team_id);
