-- Where the organizers allow it, a name is enough to answer.

ALTER TABLE events ADD COLUMN takes_names INTEGER NOT NULL DEFAULT 0; -- content; until deleted; whether one may answer with a name alone
