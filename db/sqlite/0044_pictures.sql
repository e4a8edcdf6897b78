-- Pictures that stand for profiles and groups, banners of groups, and pictures of posts.

ALTER TABLE profiles ADD COLUMN picture TEXT CHECK (length(picture) = 36); -- content; as long as it is shown; what stands for it
ALTER TABLE profiles ADD COLUMN picture_alt TEXT CHECK (length(picture_alt) <= 1200); -- content; as long as it is shown; what the picture shows, in words
ALTER TABLE groups ADD COLUMN picture TEXT CHECK (length(picture) = 36); -- content; as long as it is shown; what stands for it
ALTER TABLE groups ADD COLUMN picture_alt TEXT CHECK (length(picture_alt) <= 1200); -- content; as long as it is shown; what the picture shows, in words
ALTER TABLE groups ADD COLUMN banner TEXT CHECK (length(banner) = 36); -- content; as long as it is shown; what hangs over its page
ALTER TABLE groups ADD COLUMN banner_alt TEXT CHECK (length(banner_alt) <= 1200); -- content; as long as it is shown; what the banner shows, in words

CREATE TABLE post_pictures (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- content; as long as it is shown; the file's name
  post_id TEXT REFERENCES posts (id) ON DELETE SET NULL, -- content; as long as it is shown; of which post
  alt TEXT NOT NULL CHECK (length(alt) <= 1200), -- content; as long as it is shown; what the picture shows, in words
  position INTEGER NOT NULL, -- content; as long as it is shown; in which order
  width INTEGER NOT NULL, -- technical; as long as it is shown; layout
  height INTEGER NOT NULL -- technical; as long as it is shown; layout
);
CREATE INDEX ix_post_pictures_post ON post_pictures (post_id);
