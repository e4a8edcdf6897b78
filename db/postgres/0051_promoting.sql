-- What groups and profiles show on their pages of what others announce and say to everybody.

CREATE TABLE promotions (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as it is shown, and no longer than the event or the post; which
  group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which group shows it
  profile_id uuid REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which profile shows it
  event_id uuid REFERENCES events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which event it shows
  post_id uuid REFERENCES posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which post it shows
  at bigint NOT NULL, -- content; as long as it is shown, and no longer than the event or the post; since when
  CHECK ((group_id IS NULL) <> (profile_id IS NULL)),
  CHECK ((event_id IS NULL) <> (post_id IS NULL))
);
CREATE UNIQUE INDEX ix_promotions_group_event ON promotions (group_id, event_id);
CREATE UNIQUE INDEX ix_promotions_group_post ON promotions (group_id, post_id);
CREATE UNIQUE INDEX ix_promotions_profile_event ON promotions (profile_id, event_id);
CREATE UNIQUE INDEX ix_promotions_profile_post ON promotions (profile_id, post_id);
CREATE INDEX ix_promotions_group_at ON promotions (group_id, at);
CREATE INDEX ix_promotions_event ON promotions (event_id);
CREATE INDEX ix_promotions_post ON promotions (post_id);
