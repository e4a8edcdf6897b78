-- What other servers were told of the news of groups.

CREATE TABLE federated_posts (
  post_id TEXT NOT NULL PRIMARY KEY CHECK (length(post_id) = 36), -- technical; as long as the post; which, also when it is no more and they must be told so
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as the post; whose it is
  address TEXT NOT NULL CHECK (length(address) <= 2000), -- content; as long as the post; under which they know it
  digest BLOB NOT NULL CHECK (length(digest) <= 32) -- technical; as long as the post; of what they were told last
);
CREATE INDEX ix_federated_posts_group ON federated_posts (group_id);
