-- News of those on other servers who are followed from here; and groups and profiles show it on their pages, as they show events
-- of other sites: the rule that one thing alone is shown says so now.

ALTER TABLE remote_actors ADD COLUMN posts varchar(2000); -- technical; 30 d after their last part in anything here; where their news is listed

CREATE TABLE remote_posts (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as somebody here follows whose it is, and 90 d at most; its address here
  address varchar(2000) NOT NULL UNIQUE, -- technical; as long as somebody here follows whose it is, and 90 d at most; its address on its own server
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- content; as long as somebody here follows whose it is, and 90 d at most; in whose name it is said
  page varchar(2000) NOT NULL, -- content; as long as somebody here follows whose it is, and 90 d at most; where it is read on its own server
  title varchar(600) NOT NULL, -- content; as long as somebody here follows whose it is, and 90 d at most; what it is called
  html varchar(262144), -- content; as long as somebody here follows whose it is, and 90 d at most; what it says, cleaned
  language varchar(35), -- content; as long as somebody here follows whose it is, and 90 d at most; of its words
  published_at bigint NOT NULL, -- content; as long as somebody here follows whose it is, and 90 d at most; since when
  changed_at bigint NOT NULL -- technical; as long as somebody here follows whose it is, and 90 d at most; what is newer, as its server says
);
CREATE INDEX ix_remote_posts_actor ON remote_posts (actor, published_at);
CREATE INDEX ix_remote_posts_published ON remote_posts (published_at);

CREATE TABLE promotions_kept AS SELECT * FROM promotions;
DROP TABLE promotions;
CREATE TABLE promotions (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as it is shown, and no longer than what it shows; which
  group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which group shows it
  profile_id uuid REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which profile shows it
  event_id uuid REFERENCES events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which event it shows
  post_id uuid REFERENCES posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which post it shows
  elsewhere_id uuid REFERENCES remote_events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which event of another site it shows
  elsewhere_post_id uuid REFERENCES remote_posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than what it shows; which news of another site it shows
  at bigint NOT NULL, -- content; as long as it is shown, and no longer than what it shows; since when
  CHECK ((group_id IS NULL) <> (profile_id IS NULL)),
  CHECK (num_nonnulls(event_id, post_id, elsewhere_id, elsewhere_post_id) = 1)
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
