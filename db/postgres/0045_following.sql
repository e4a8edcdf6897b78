-- Groups that profiles follow, and the feeds in which they read what they follow.

CREATE TABLE group_followers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; as long as the profile follows the group; which
  profile_id uuid NOT NULL REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as the profile follows the group; who follows, for its owner alone
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as the profile follows the group; which group
  told varchar(8) NOT NULL, -- content; as long as the profile follows the group; how they want to be told
  since varchar(10) NOT NULL, -- content; as long as the profile follows the group; since which day, for its owner alone
  UNIQUE (profile_id, group_id)
);
CREATE INDEX ix_group_followers_group ON group_followers (group_id, told);

CREATE TABLE follow_feeds (
  profile_id uuid NOT NULL PRIMARY KEY REFERENCES profiles (id) ON DELETE CASCADE, -- technical; until its owner ends the feed; whose
  key bytea NOT NULL UNIQUE CHECK (length(key) <= 16), -- secret; until its owner ends the feed; what its address is made of
  since varchar(10) NOT NULL -- content; until its owner ends the feed; since which day, for its owner alone
);
