-- Pictures of events of other sites.

ALTER TABLE remote_events ADD COLUMN picture_from TEXT CHECK (length(picture_from) <= 2000); -- content; event end + 30 d; where its picture lies
ALTER TABLE remote_events ADD COLUMN picture_alt TEXT CHECK (length(picture_alt) <= 2000); -- content; event end + 30 d; what the picture shows
ALTER TABLE remote_events ADD COLUMN picture TEXT CHECK (length(picture) = 36); -- content; event end + 30 d; the picture, made anew here
CREATE INDEX ix_remote_events_picture ON remote_events (picture) WHERE picture IS NOT NULL;
