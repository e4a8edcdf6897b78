-- Who comes from another server, or goes to one.

ALTER TABLE profiles ADD COLUMN known_as TEXT CHECK (length(known_as) <= 2000); -- content; as long as the profile; its address on another server before
ALTER TABLE profiles ADD COLUMN moved_to TEXT CHECK (length(moved_to) <= 2000); -- content; as long as the profile; its address on another server now
ALTER TABLE groups ADD COLUMN known_as TEXT CHECK (length(known_as) <= 2000); -- content; as long as the group; its address on another server before
ALTER TABLE groups ADD COLUMN moved_to TEXT CHECK (length(moved_to) <= 2000); -- content; as long as the group; its address on another server now
