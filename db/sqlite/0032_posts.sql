-- News of groups: drafts, planned and published ones, and the addresses of those that are gone.

CREATE TABLE posts (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as the post; which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as the post; of which group
  team_id TEXT REFERENCES teams (id) ON DELETE SET NULL, -- content; as long as the post; which team cares for it
  title TEXT NOT NULL CHECK (length(title) <= 480), -- content; as long as the post; what it is about
  words TEXT NOT NULL CHECK (length(words) <= 40000), -- content; as long as the post; what it says, as typed
  html TEXT NOT NULL CHECK (length(html) <= 196608), -- content; as long as the post; what it says, on its page
  language TEXT NOT NULL CHECK (length(language) <= 8), -- content; as long as the post; how it is read aloud
  readers TEXT NOT NULL CHECK (length(readers) <= 9), -- content; as long as the post; whom it is for
  writer_id TEXT REFERENCES members (id) ON DELETE SET NULL, -- content; as long as the post, and they are a member; who wrote it
  written_at INTEGER NOT NULL, -- technical; as long as the post; how long a draft has waited
  publisher_id TEXT REFERENCES members (id) ON DELETE SET NULL, -- content; as long as the post, and they are a member; who let it out
  planned_for INTEGER, -- content; as long as the post; when it publishes itself
  published_at INTEGER, -- content; as long as the post; since when it is read
  changed_at INTEGER, -- content; as long as the post; when it was changed after that
  revision INTEGER NOT NULL -- technical; as long as the post; so that two who write at once lose nothing
);
CREATE INDEX ix_posts_group ON posts (group_id, published_at);
CREATE INDEX ix_posts_team ON posts (team_id);
CREATE INDEX ix_posts_writer ON posts (writer_id);
CREATE INDEX ix_posts_publisher ON posts (publisher_id);

CREATE TABLE gone_posts (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as the group; so that its address says that it is gone
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE -- technical; as long as the group; of which group
);
CREATE INDEX ix_gone_posts_group ON gone_posts (group_id);
