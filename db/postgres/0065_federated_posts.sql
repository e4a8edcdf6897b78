-- What other servers were told of the news of groups.

CREATE TABLE federated_posts (
  post_id uuid NOT NULL PRIMARY KEY, -- technical; as long as the post; which, also when it is no more and they must be told so
  group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE, -- content; as long as the post; whose it is
  address varchar(2000) NOT NULL, -- content; as long as the post; under which they know it
  digest bytea NOT NULL CHECK (octet_length(digest) <= 32) -- technical; as long as the post; of what they were told last
);
CREATE INDEX ix_federated_posts_group ON federated_posts (group_id);
