-- Care for members: a pause that ends by itself, and notes for those in charge.

ALTER TABLE members ADD COLUMN paused_until TEXT CHECK (length(paused_until) <= 10); -- content; until the pause is over; the last day on which they only read
ALTER TABLE members ADD COLUMN why_paused TEXT CHECK (length(why_paused) <= 2000); -- content; until the pause is over; why, as it was said to them

CREATE TABLE member_notes (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; 12 months, and as long as they are a member at most; which
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE, -- content; 12 months, and as long as they are a member at most; on whom
  by_id TEXT REFERENCES members (id) ON DELETE SET NULL, -- content; 12 months, and as long as they are a member at most; who wrote it
  words TEXT NOT NULL CHECK (length(words) <= 4000), -- content; 12 months, and as long as they are a member at most; what those in charge tell each other
  written_on TEXT NOT NULL CHECK (length(written_on) <= 10), -- technical; 12 months, and as long as they are a member at most; since when
  ends_on TEXT NOT NULL CHECK (length(ends_on) <= 10) -- technical; 12 months, and as long as they are a member at most; its last day
);
CREATE INDEX ix_member_notes_member ON member_notes (member_id);
CREATE INDEX ix_member_notes_by ON member_notes (by_id);
CREATE INDEX ix_member_notes_ends ON member_notes (ends_on);
