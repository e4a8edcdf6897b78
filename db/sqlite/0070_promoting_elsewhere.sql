-- News of those on other servers who are followed from here; and groups and profiles show it on their pages, as they show events
-- of other sites: the rule that one thing alone is shown says so now.

ALTER TABLE remote_actors ADD COLUMN posts TEXT CHECK (length(posts) <= 2000); -- technical; 30 d after their last part in anything here; where their news is listed

CREATE TABLE remote_posts (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as somebody here follows whose it is, and 90 d at most; its address here
  address TEXT NOT NULL UNIQUE CHECK (length(address) <= 2000), -- technical; as long as somebody here follows whose it is, and 90 d at most; its address on its own server
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- content; as long as somebody here follows whose it is, and 90 d at most; in whose name it is said
  page TEXT NOT NULL CHECK (length(page) <= 2000), -- content; as long as somebody here follows whose it is, and 90 d at most; where it is read on its own server
  title TEXT NOT NULL CHECK (length(title) <= 600), -- content; as long as somebody here follows whose it is, and 90 d at most; what it is called
  html TEXT CHECK (length(html) <= 262144), -- content; as long as somebody here follows whose it is, and 90 d at most; what it says, cleaned
  language TEXT CHECK (length(language) <= 35), -- content; as long as somebody here follows whose it is, and 90 d at most; of its words
  published_at INTEGER NOT NULL, -- content; as long as somebody here follows whose it is, and 90 d at most; since when
  changed_at INTEGER NOT NULL -- technical; as long as somebody here follows whose it is, and 90 d at most; what is newer, as its server says
);
CREATE INDEX ix_remote_posts_actor ON remote_posts (actor, published_at);
CREATE INDEX ix_remote_posts_published ON remote_posts (published_at);

CREATE TABLE promotions_kept AS SELECT * FROM promotions;
DROP TABLE promotions;
CREATE TABLE promotions (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as it is shown, and no longer than what it shows; which
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which group shows it
  profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which profile shows it
  event_id TEXT REFERENCES events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which event it shows
  post_id TEXT REFERENCES posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which post it shows
  elsewhere_id TEXT REFERENCES remote_events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which event of another site it shows
  elsewhere_post_id TEXT REFERENCES remote_posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which news of another site it shows
  at INTEGER NOT NULL, -- content; as long as it is shown, and no longer than what it shows; since when
  CHECK ((group_id IS NULL) <> (profile_id IS NULL)),
  CHECK ((event_id IS NOT NULL) + (post_id IS NOT NULL) + (elsewhere_id IS NOT NULL)
    + (elsewhere_post_id IS NOT NULL) = 1)
);
INSERT INTO promotions (id, group_id, profile_id, event_id, post_id, at)
SELECT id, group_id, profile_id, event_id, post_id, at FROM promotions_kept;
DROP TABLE promotions_kept;
CREATE UNIQUE INDEX ix_promotions_group_event ON promotions (group_id, event_id);
CREATE UNIQUE INDEX ix_promotions_group_post ON promotions (group_id, post_id);
CREATE UNIQUE INDEX ix_promotions_group_elsewhere ON promotions (group_id, elsewhere_id);
CREATE UNIQUE INDEX ix_promotions_group_elsewhere_post ON promotions (group_id, elsewhere_post_id);
CREATE UNIQUE INDEX ix_promotions_profile_event ON promotions (profile_id, event_id);
CREATE UNIQUE INDEX ix_promotions_profile_post ON promotions (profile_id, post_id);
CREATE UNIQUE INDEX ix_promotions_profile_elsewhere ON promotions (profile_id, elsewhere_id);
CREATE UNIQUE INDEX ix_promotions_profile_elsewhere_post ON promotions (profile_id, elsewhere_post_id);
CREATE INDEX ix_promotions_group_at ON promotions (group_id, at);
CREATE INDEX ix_promotions_event ON promotions (event_id);
CREATE INDEX ix_promotions_post ON promotions (post_id);
CREATE INDEX ix_promotions_elsewhere ON promotions (elsewhere_id);
CREATE INDEX ix_promotions_elsewhere_post ON promotions (elsewhere_post_id);
