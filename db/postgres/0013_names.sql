-- Where the organizers allow it, a name is enough to answer.

ALTER TABLE events ADD COLUMN takes_names boolean NOT NULL DEFAULT false; -- content; until deleted; whether one may answer with a name alone
