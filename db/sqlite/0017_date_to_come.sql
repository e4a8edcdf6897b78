-- Nobody knows the day yet, and the page says so.

ALTER TABLE events ADD COLUMN is_date_to_come INTEGER NOT NULL DEFAULT 0; -- content; until deleted; whether its day is still to come
