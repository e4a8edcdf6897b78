-- Whoever comes with a personal link alone looks away from somebody in the talk, too.

ALTER TABLE blocks ADD COLUMN by_participation_id uuid REFERENCES participations (id) ON DELETE CASCADE; -- content; 12 months, or until it is lifted; who looks away, by their personal link
CREATE INDEX ix_blocks_by_participation ON blocks (by_participation_id);
