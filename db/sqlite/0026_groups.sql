-- Groups: who is in them, what everybody may do there, and what they announce. And one list of handles for all.

CREATE TABLE taken_handles (
  hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) <= 32) -- technical; for good, as a keyed hash; so that nobody takes the name of somebody who left
);
INSERT INTO taken_handles (hash) SELECT hash FROM gone_handles UNION SELECT handle_hash FROM profiles;
DROP TABLE gone_handles;

CREATE INDEX ix_profiles_handle ON profiles (handle);

CREATE TABLE groups (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as the group; which
  handle TEXT NOT NULL UNIQUE CHECK (length(handle) <= 30), -- content; as long as the group; its name in addresses
  handle_hash BLOB NOT NULL UNIQUE CHECK (length(handle_hash) <= 32), -- content; as long as the group; nobody else has it
  kind TEXT NOT NULL CHECK (length(kind) <= 12), -- content; as long as the group; what it began as
  name TEXT NOT NULL CHECK (length(name) <= 320), -- content; as long as the group; how it is called
  summary TEXT CHECK (length(summary) <= 800), -- content; as long as the group; what it is, in one sentence
  words TEXT CHECK (length(words) <= 20000), -- content; as long as the group; who it is, as typed
  html TEXT CHECK (length(html) <= 131072), -- content; as long as the group; who it is, on its page
  language TEXT NOT NULL CHECK (length(language) <= 8), -- content; as long as the group; how it is read aloud
  joining TEXT NOT NULL CHECK (length(joining) <= 10), -- content; as long as the group; who becomes a member
  questions TEXT CHECK (length(questions) <= 2400), -- content; as long as the group; what is asked of those who want to join
  welcome TEXT CHECK (length(welcome) <= 8000), -- content; as long as the group; what newcomers read first
  is_listed INTEGER NOT NULL, -- content; as long as the group; whether it stands among the groups
  created_on TEXT NOT NULL CHECK (length(created_on) <= 10), -- technical; as long as the group; since when
  archived_on TEXT CHECK (length(archived_on) <= 10), -- content; as long as the group; since when it is only read
  ends_at INTEGER -- technical; as long as the group; when it is deleted
);
CREATE INDEX ix_groups_ends ON groups (ends_at) WHERE ends_at IS NOT NULL;

CREATE TABLE roles (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as the group; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; as long as the group; whose
  preset TEXT CHECK (length(preset) <= 12), -- content; as long as the group; which of those that every group begins with
  name TEXT CHECK (length(name) <= 240), -- content; as long as the group; how it is called there
  rights INTEGER NOT NULL, -- content; as long as the group; what its holders may do
  UNIQUE (group_id, preset)
);

CREATE TABLE teams (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as the team; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; as long as the group; whose
  name TEXT NOT NULL CHECK (length(name) <= 240), -- content; as long as the team; how it is called
  words TEXT CHECK (length(words) <= 1600), -- content; as long as the team; what it cares for
  rights INTEGER NOT NULL -- content; as long as the team; what its members may do in what is its own
);
CREATE INDEX ix_teams_group ON teams (group_id);

CREATE TABLE members (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as they are a member; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as they are a member; of which group
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as they are a member; under which face
  role_id TEXT NOT NULL REFERENCES roles (id), -- content; as long as they are a member; what they may do
  role_until TEXT CHECK (length(role_until) <= 10), -- content; as long as they are a member; until when, if for a time
  then_role_id TEXT REFERENCES roles (id), -- content; as long as they are a member; what they are after it
  does TEXT CHECK (length(does) <= 320), -- content; as long as they are a member; what they do there, in their words
  shown TEXT NOT NULL CHECK (length(shown) <= 18), -- content; as long as they are a member; who sees that they are one
  joined_on TEXT NOT NULL CHECK (length(joined_on) <= 10), -- content; as long as they are a member; since when
  UNIQUE (group_id, profile_id)
);
CREATE INDEX ix_members_profile ON members (profile_id);
CREATE INDEX ix_members_role ON members (role_id);
CREATE INDEX ix_members_then_role ON members (then_role_id);

CREATE TABLE team_seats (
  team_id TEXT NOT NULL REFERENCES teams (id) ON DELETE CASCADE, -- content; as long as they are in the team; which
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE, -- content; as long as they are in the team; who
  leads INTEGER NOT NULL, -- content; as long as they are in the team; whom one asks about it
  until TEXT CHECK (length(until) <= 10), -- content; as long as they are in the team; until when, if for a time
  PRIMARY KEY (team_id, member_id)
);
CREATE INDEX ix_team_seats_member ON team_seats (member_id);

CREATE TABLE group_requests (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; until decided, 60 d at most; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; until decided, 60 d at most; to which group
  profile_id TEXT NOT NULL REFERENCES profiles (id) ON DELETE CASCADE, -- content; until decided, 60 d at most; under which face
  words TEXT CHECK (length(words) <= 8000), -- content; until decided, 60 d at most; what they said to what was asked
  asked_at INTEGER NOT NULL, -- technical; until decided, 60 d at most; how long they have waited
  UNIQUE (group_id, profile_id)
);
CREATE INDEX ix_group_requests_profile ON group_requests (profile_id);
CREATE INDEX ix_group_requests_asked ON group_requests (asked_at);

CREATE TABLE group_invitations (
  selector TEXT NOT NULL PRIMARY KEY CHECK (length(selector) <= 22), -- technical; 30 d after its last day; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; 30 d after its last day; to which group
  role_id TEXT NOT NULL REFERENCES roles (id), -- technical; 30 d after its last day; what those who come by it may do
  team_id TEXT REFERENCES teams (id) ON DELETE SET NULL, -- technical; 30 d after its last day; into which team
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL, -- technical; 30 d after its last day; who made it
  most_uses INTEGER NOT NULL, -- technical; 30 d after its last day; how many may come by it
  uses INTEGER NOT NULL, -- technical; 30 d after its last day; how many came by it
  created_on TEXT NOT NULL CHECK (length(created_on) <= 10), -- technical; 30 d after its last day; since when
  ends_on TEXT NOT NULL CHECK (length(ends_on) <= 10), -- technical; 30 d after its last day; its last day
  revoked_at INTEGER -- technical; 30 d after its last day; since when it opens nothing
);
CREATE INDEX ix_group_invitations_group ON group_invitations (group_id);
CREATE INDEX ix_group_invitations_role ON group_invitations (role_id);
CREATE INDEX ix_group_invitations_team ON group_invitations (team_id);
CREATE INDEX ix_group_invitations_member ON group_invitations (member_id);
CREATE INDEX ix_group_invitations_ends ON group_invitations (ends_on);

CREATE TABLE group_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; one year; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- technical; one year; in which group
  what TEXT NOT NULL CHECK (length(what) <= 40), -- content; one year; what was done
  about TEXT CHECK (length(about) <= 800), -- content; one year; to what or to whom, by name
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL, -- content; as long as they are a member, one year at most; who did it
  at INTEGER NOT NULL -- technical; one year; when
);
CREATE INDEX ix_group_notes_group ON group_notes (group_id, at);
CREATE INDEX ix_group_notes_member ON group_notes (member_id);
CREATE INDEX ix_group_notes_at ON group_notes (at);

CREATE TABLE hosts (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; as long as the event; which
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, -- technical; as long as the event; of which event
  profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as the event; by which face it is announced
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as the event; by which group it is announced
  team_id TEXT REFERENCES teams (id) ON DELETE SET NULL, -- content; as long as the event; which team cares for it
  is_first INTEGER NOT NULL, -- content; as long as the event; whether it announced the event or came to it
  CHECK ((profile_id IS NULL) <> (group_id IS NULL))
);
CREATE UNIQUE INDEX ix_hosts_first ON hosts (event_id) WHERE is_first = 1;
CREATE UNIQUE INDEX ix_hosts_event_group ON hosts (event_id, group_id);
CREATE UNIQUE INDEX ix_hosts_event_profile ON hosts (event_id, profile_id);
CREATE INDEX ix_hosts_profile ON hosts (profile_id);
CREATE INDEX ix_hosts_group ON hosts (group_id);
CREATE INDEX ix_hosts_team ON hosts (team_id);
