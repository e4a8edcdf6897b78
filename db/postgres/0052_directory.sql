-- A page of a long directory is read from one index, in the order of names as people compare them.

ALTER TABLE members ADD COLUMN sort_name varchar(800) NOT NULL DEFAULT ''; -- content; as long as they are a member; the name of their profile without accents, for the order of lists
UPDATE members SET sort_name = (SELECT lower(p.name) FROM profiles p WHERE p.id = members.profile_id);
CREATE INDEX ix_members_directory ON members (group_id, sort_name);
CREATE INDEX ix_members_shown ON members (group_id, shown, sort_name);
