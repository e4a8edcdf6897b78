-- Pictures that stand for profiles and groups, banners of groups, and pictures of posts.

ALTER TABLE profiles ADD COLUMN picture uuid; -- content; as long as it is shown; what stands for it
ALTER TABLE profiles ADD COLUMN picture_alt varchar(1200); -- content; as long as it is shown; what the picture shows, in words
ALTER TABLE groups ADD COLUMN picture uuid; -- content; as long as it is shown; what stands for it
ALTER TABLE groups ADD COLUMN picture_alt varchar(1200); -- content; as long as it is shown; what the picture shows, in words
ALTER TABLE groups ADD COLUMN banner uuid; -- content; as long as it is shown; what hangs over its page
ALTER TABLE groups ADD COLUMN banner_alt varchar(1200); -- content; as long as it is shown; what the banner shows, in words

CREATE TABLE post_pictures (
  id uuid NOT NULL PRIMARY KEY, -- content; as long as it is shown; the file's name
  post_id uuid REFERENCES posts (id) ON DELETE SET NULL, -- content; as long as it is shown; of which post
  alt varchar(1200) NOT NULL, -- content; as long as it is shown; what the picture shows, in words
  position integer NOT NULL, -- content; as long as it is shown; in which order
  width integer NOT NULL, -- technical; as long as it is shown; layout
  height integer NOT NULL -- technical; as long as it is shown; layout
);
CREATE INDEX ix_post_pictures_post ON post_pictures (post_id);
