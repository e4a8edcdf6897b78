-- How people come to be members: their welcome, and letters of invitation that have not left yet.

ALTER TABLE members ADD COLUMN welcomed_on TEXT CHECK (length(welcomed_on) <= 10); -- content; as long as they are a member; since when they have read the welcome
ALTER TABLE group_requests ADD COLUMN shown TEXT NOT NULL DEFAULT 'ToMembers' CHECK (length(shown) <= 18); -- content; until decided, 60 d at most; who will see that they are a member

CREATE TABLE group_letters (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; until the letter has left, 7 d at most; which
  selector TEXT NOT NULL CHECK (length(selector) <= 22) REFERENCES group_invitations (selector) ON DELETE CASCADE, -- technical; until the letter has left, 7 d at most; by which invitation
  errand TEXT NOT NULL UNIQUE CHECK (length(errand) = 36), -- technical; until the letter has left, 7 d at most; names it where it waits
  name TEXT CHECK (length(name) <= 320), -- contact; until the letter has left, 7 d at most; how the reader is addressed
  email TEXT NOT NULL CHECK (length(email) <= 254), -- contact; until the letter has left, 7 d at most; to whom it goes
  language TEXT NOT NULL CHECK (length(language) <= 8), -- technical; until the letter has left, 7 d at most; in which words
  at INTEGER NOT NULL -- technical; until the letter has left, 7 d at most; since when
);
CREATE INDEX ix_group_letters_selector ON group_letters (selector);
CREATE INDEX ix_group_letters_at ON group_letters (at);
