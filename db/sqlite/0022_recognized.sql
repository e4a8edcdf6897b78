-- An organizer who said that a guest and an answer are one person can take it back.

ALTER TABLE invitees ADD COLUMN recognized_at INTEGER; -- participation; event end + 30 d; when an organizer said that the answer is theirs
