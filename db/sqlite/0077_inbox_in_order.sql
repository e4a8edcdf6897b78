-- What came is dealt with in order, by server, and no longer by a job for each: those that are here have one already.

ALTER TABLE received ADD COLUMN host TEXT NOT NULL DEFAULT '' CHECK (length(host) <= 300); -- technical; until it is dealt with, 4 d at most; the server of the actor
ALTER TABLE received ADD COLUMN is_apart INTEGER NOT NULL DEFAULT 0; -- technical; until it is dealt with, 4 d at most; whether it has a job of its own
UPDATE received SET is_apart = 1;
CREATE INDEX ix_received_at ON received (at, id);
