-- Keeping away: whom a person, a group, the organizers of an event or the instance do not want to hear or to have there.

CREATE TABLE blocks (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; 12 months, or until it is lifted; which
  by_account_id TEXT REFERENCES accounts (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; who keeps somebody away
  by_group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; which group does
  by_event_id TEXT REFERENCES events (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; the organizers of which event do
  by_instance INTEGER NOT NULL, -- content; 12 months, or until it is lifted; whether those who run the instance do
  distance TEXT NOT NULL CHECK (length(distance) <= 6), -- content; 12 months, or until it is lifted; how far
  profile_id TEXT REFERENCES profiles (id) ON DELETE SET NULL, -- content; 12 months, or until it is lifted; which face was named
  participation_id TEXT REFERENCES participations (id) ON DELETE SET NULL, -- content; 12 months, or until it is lifted; under which answer they spoke where they were named
  account_id TEXT REFERENCES accounts (id) ON DELETE SET NULL, -- technical; 12 months, or until it is lifted; so that another face does not undo it
  group_id TEXT REFERENCES groups (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; which group is kept away
  email_hash BLOB CHECK (length(email_hash) <= 32), -- contact; 12 months, or until it is lifted; as a keyed hash, so that whoever comes back is known again
  word TEXT CHECK (length(word) <= 800), -- content; 12 months, or until it is lifted; whom they meant, and why
  at INTEGER NOT NULL, -- technical; 12 months, or until it is lifted; since when
  ends_on TEXT NOT NULL CHECK (length(ends_on) <= 10) -- technical; 12 months, or until it is lifted; its last day
);
CREATE INDEX ix_blocks_by_account ON blocks (by_account_id);
CREATE INDEX ix_blocks_by_group ON blocks (by_group_id);
CREATE INDEX ix_blocks_by_event ON blocks (by_event_id);
CREATE INDEX ix_blocks_profile ON blocks (profile_id);
CREATE INDEX ix_blocks_participation ON blocks (participation_id);
CREATE INDEX ix_blocks_account ON blocks (account_id);
CREATE INDEX ix_blocks_group ON blocks (group_id);
CREATE INDEX ix_blocks_email_hash ON blocks (email_hash);
CREATE INDEX ix_blocks_ends ON blocks (ends_on);

ALTER TABLE talk_messages ADD COLUMN barred_at INTEGER; -- content; event end + 30 d; since when its author alone sees it
