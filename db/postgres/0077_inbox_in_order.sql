-- What came is dealt with in order, by server, and no longer by a job for each: those that are here have one already.

ALTER TABLE received ADD COLUMN host varchar(300) NOT NULL DEFAULT ''; -- technical; until it is dealt with, 4 d at most; the server of the actor
ALTER TABLE received ADD COLUMN is_apart boolean NOT NULL DEFAULT false; -- technical; until it is dealt with, 4 d at most; whether it has a job of its own
UPDATE received SET is_apart = true;
CREATE INDEX ix_received_at ON received (at, id);
