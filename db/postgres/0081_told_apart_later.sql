-- What tells one activity from another is worked out when it is dealt with, where it is read anyway: when it comes, that only
-- kept others waiting. What waits since before came without a mark, and was told apart when it came.

ALTER TABLE received_activities ADD COLUMN is_told_apart boolean NOT NULL DEFAULT true; -- technical; until it is dealt with, 4 d at most; whether an older version has looked already if it is new
UPDATE received_activities SET is_told_apart = false WHERE mark IS NOT NULL;
ALTER TABLE received_activities DROP COLUMN mark;
