-- What comes once more is told apart when it is dealt with, no more when it comes: a place by chance among all that came in a month
-- cost a third of its arrival, and more from day to day. What waits at this moment was told apart when it came, and has no mark.

ALTER TABLE received_activities ADD COLUMN mark BLOB CHECK (length(mark) <= 16); -- technical; until it is dealt with, 4 d at most; hash of it, so that it counts once
