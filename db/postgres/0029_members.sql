-- How people come to be members: their welcome, and letters of invitation that have not left yet.

ALTER TABLE members ADD COLUMN welcomed_on varchar(10); -- content; as long as they are a member; since when they have read the welcome
ALTER TABLE group_requests ADD COLUMN shown varchar(18) NOT NULL DEFAULT 'ToMembers'; -- content; until decided, 60 d at most; who will see that they are a member

CREATE TABLE group_letters (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; until the letter has left, 7 d at most; which
  selector varchar(22) NOT NULL REFERENCES group_invitations (selector) ON DELETE CASCADE, -- technical; until the letter has left, 7 d at most; by which invitation
  errand uuid NOT NULL UNIQUE, -- technical; until the letter has left, 7 d at most; names it where it waits
  name varchar(320), -- contact; until the letter has left, 7 d at most; how the reader is addressed
  email varchar(254) NOT NULL, -- contact; until the letter has left, 7 d at most; to whom it goes
  language varchar(8) NOT NULL, -- technical; until the letter has left, 7 d at most; in which words
  at bigint NOT NULL -- technical; until the letter has left, 7 d at most; since when
);
CREATE INDEX ix_group_letters_selector ON group_letters (selector);
CREATE INDEX ix_group_letters_at ON group_letters (at);
