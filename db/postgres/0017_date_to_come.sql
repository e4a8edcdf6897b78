-- Nobody knows the day yet, and the page says so.

ALTER TABLE events ADD COLUMN is_date_to_come boolean NOT NULL DEFAULT false; -- content; until deleted; whether its day is still to come
