-- How many really come: said again before the day, noted at the door, kept as numbers.

ALTER TABLE events ADD COLUMN asks_again_chosen boolean; -- content; until deleted; whether those who come are asked again before the day
ALTER TABLE events ADD COLUMN people_announced integer; -- technical; until deleted; how many were announced in the end
ALTER TABLE events ADD COLUMN people_came integer; -- technical; until deleted; how many came through the door
ALTER TABLE events ADD COLUMN people_late integer; -- technical; until deleted; how many left at the last moment
ALTER TABLE participations ADD COLUMN reconfirmed_at bigint; -- participation; event end + 30 d, then counted only; said again that they come
ALTER TABLE event_keys ADD COLUMN expires_at bigint; -- technical; event end + 90 d; opens nothing after it

CREATE TABLE arrivals (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; event end + 30 d; order
  event_id uuid NOT NULL REFERENCES events (id), -- technical; event end + 30 d; which event
  participation_id uuid REFERENCES participations (id) ON DELETE SET NULL, -- participation; event end + 30 d; who came
  nonce uuid NOT NULL, -- technical; event end + 30 d; the same note sent twice counts once
  people integer NOT NULL CHECK (people BETWEEN 1 AND 20), -- participation; event end + 30 d; how many came together
  name varchar(320), -- contact; event end + 30 d; who came without an answer, if they said it
  at bigint NOT NULL, -- participation; event end + 30 d; when they came
  UNIQUE (event_id, nonce)
);
CREATE INDEX ix_arrivals_participation ON arrivals (participation_id) WHERE participation_id IS NOT NULL;
