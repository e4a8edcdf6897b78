-- Keeping away: whom a person, a group, the organizers of an event or the instance do not want to hear or to have there.

CREATE TABLE blocks (
  id uuid NOT NULL PRIMARY KEY, -- technical; 12 months, or until it is lifted; which
  by_account_id uuid REFERENCES accounts (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; who keeps somebody away
  by_group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; which group does
  by_event_id uuid REFERENCES events (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; the organizers of which event do
  by_instance boolean NOT NULL, -- content; 12 months, or until it is lifted; whether those who run the instance do
  distance varchar(6) NOT NULL, -- content; 12 months, or until it is lifted; how far
  profile_id uuid REFERENCES profiles (id) ON DELETE SET NULL, -- content; 12 months, or until it is lifted; which face was named
  participation_id uuid REFERENCES participations (id) ON DELETE SET NULL, -- content; 12 months, or until it is lifted; under which answer they spoke where they were named
  account_id uuid REFERENCES accounts (id) ON DELETE SET NULL, -- technical; 12 months, or until it is lifted; so that another face does not undo it
  group_id uuid REFERENCES groups (id) ON DELETE CASCADE, -- content; 12 months, or until it is lifted; which group is kept away
  email_hash bytea CHECK (octet_length(email_hash) <= 32), -- contact; 12 months, or until it is lifted; as a keyed hash, so that whoever comes back is known again
  word varchar(800), -- content; 12 months, or until it is lifted; whom they meant, and why
  at bigint NOT NULL, -- technical; 12 months, or until it is lifted; since when
  ends_on varchar(10) NOT NULL -- technical; 12 months, or until it is lifted; its last day
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

ALTER TABLE talk_messages ADD COLUMN barred_at bigint; -- content; event end + 30 d; since when its author alone sees it
