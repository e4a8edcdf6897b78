-- Care for members: a pause that ends by itself, and notes for those in charge.

ALTER TABLE members ADD COLUMN paused_until varchar(10); -- content; until the pause is over; the last day on which they only read
ALTER TABLE members ADD COLUMN why_paused varchar(2000); -- content; until the pause is over; why, as it was said to them

CREATE TABLE member_notes (
  id uuid NOT NULL PRIMARY KEY, -- technical; 12 months, and as long as they are a member at most; which
  member_id uuid NOT NULL REFERENCES members (id) ON DELETE CASCADE, -- content; 12 months, and as long as they are a member at most; on whom
  by_id uuid REFERENCES members (id) ON DELETE SET NULL, -- content; 12 months, and as long as they are a member at most; who wrote it
  words varchar(4000) NOT NULL, -- content; 12 months, and as long as they are a member at most; what those in charge tell each other
  written_on varchar(10) NOT NULL, -- technical; 12 months, and as long as they are a member at most; since when
  ends_on varchar(10) NOT NULL -- technical; 12 months, and as long as they are a member at most; its last day
);
CREATE INDEX ix_member_notes_member ON member_notes (member_id);
CREATE INDEX ix_member_notes_by ON member_notes (by_id);
CREATE INDEX ix_member_notes_ends ON member_notes (ends_on);
