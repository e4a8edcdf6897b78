-- What groups and profiles show on their pages of what others announce and say to everybody, and addresses that follow them.

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

CREATE TABLE address_followers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; until it is stopped (24 h when never confirmed); which
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; until it is stopped (24 h when never confirmed); which group it follows
  email varchar(254) NOT NULL, -- contact; until it is stopped (24 h when never confirmed); telling what the group says to everybody
  email_hash bytea NOT NULL CHECK (octet_length(email_hash) <= 32), -- contact; until it is stopped (24 h when never confirmed); one letter a person
  language varchar(20) NOT NULL, -- technical; until it is stopped (24 h when never confirmed); the language of letters
  key bytea NOT NULL UNIQUE CHECK (octet_length(key) <= 16), -- secret; until it is stopped (24 h when never confirmed); what the personal link is made of
  asked_at bigint NOT NULL, -- technical; until it is stopped (24 h when never confirmed); when
  confirmed_at bigint, -- technical; until it is stopped (24 h when never confirmed); the address is its owner's
  UNIQUE (group_id, email_hash)
);
CREATE INDEX ix_address_followers_hash ON address_followers (email_hash);
CREATE INDEX ix_address_followers_pending ON address_followers (asked_at) WHERE confirmed_at IS NULL;
