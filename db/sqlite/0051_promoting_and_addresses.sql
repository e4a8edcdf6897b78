-- What groups and profiles show on their pages of what others announce and say to everybody, and addresses that follow them.

CREATE TABLE promotions (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as it is shown, and no longer than the event or the post; which
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which group shows it
  profile_id TEXT REFERENCES profiles (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which profile shows it
  event_id TEXT REFERENCES events (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which event it shows
  post_id TEXT REFERENCES posts (id) ON DELETE CASCADE, -- content; as long as it is shown, and no longer than the event or the post; which post it shows
  at INTEGER NOT NULL, -- content; as long as it is shown, and no longer than the event or the post; since when
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

CREATE TABLE address_followers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; until it is stopped (24 h when never confirmed); which
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; until it is stopped (24 h when never confirmed); which group it follows
  email TEXT NOT NULL CHECK (length(email) <= 254), -- contact; until it is stopped (24 h when never confirmed); telling what the group says to everybody
  email_hash BLOB NOT NULL CHECK (length(email_hash) <= 32), -- contact; until it is stopped (24 h when never confirmed); one letter a person
  language TEXT NOT NULL CHECK (length(language) <= 20), -- technical; until it is stopped (24 h when never confirmed); the language of letters
  key BLOB NOT NULL UNIQUE CHECK (length(key) <= 16), -- secret; until it is stopped (24 h when never confirmed); what the personal link is made of
  asked_at INTEGER NOT NULL, -- technical; until it is stopped (24 h when never confirmed); when
  confirmed_at INTEGER, -- technical; until it is stopped (24 h when never confirmed); the address is its owner's
  UNIQUE (group_id, email_hash)
);
CREATE INDEX ix_address_followers_hash ON address_followers (email_hash);
CREATE INDEX ix_address_followers_pending ON address_followers (asked_at) WHERE confirmed_at IS NULL;
