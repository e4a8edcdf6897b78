-- Groups and profiles also show events of other sites: the rule that something is shown, and one thing alone, says so now.

CREATE TABLE promotions_kept AS SELECT * FROM promotions;
DROP TABLE promotions;
CREATE TABLE promotions (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as it is shown, and no longer than what it shows; which
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which group shows it
  profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which profile shows it
  event_id TEXT REFERENCES events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which event it shows
  post_id TEXT REFERENCES posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which post it shows
  elsewhere_id TEXT REFERENCES remote_events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which event of another site it shows
  at INTEGER NOT NULL, -- content; as long as it is shown, and no longer than what it shows; since when
  CHECK ((group_id IS NULL) <> (profile_id IS NULL)),
  CHECK ((event_id IS NOT NULL) + (post_id IS NOT NULL) + (elsewhere_id IS NOT NULL) = 1)
);
INSERT INTO promotions (id, group_id, profile_id, event_id, post_id, at)
SELECT id, group_id, profile_id, event_id, post_id, at FROM promotions_kept;
DROP TABLE promotions_kept;
CREATE UNIQUE INDEX ix_promotions_group_event ON promotions (group_id, event_id);
CREATE UNIQUE INDEX ix_promotions_group_post ON promotions (group_id, post_id);
CREATE UNIQUE INDEX ix_promotions_group_elsewhere ON promotions (group_id, elsewhere_id);
CREATE UNIQUE INDEX ix_promotions_profile_event ON promotions (profile_id, event_id);
CREATE UNIQUE INDEX ix_promotions_profile_post ON promotions (profile_id, post_id);
CREATE UNIQUE INDEX ix_promotions_profile_elsewhere ON promotions (profile_id, elsewhere_id);
CREATE INDEX ix_promotions_group_at ON promotions (group_id, at);
CREATE INDEX ix_promotions_event ON promotions (event_id);
CREATE INDEX ix_promotions_post ON promotions (post_id);
CREATE INDEX ix_promotions_elsewhere ON promotions (elsewhere_id);
