-- A surprise: somebody must not know, so what is seen from outside has another name, and their addresses get nothing.

ALTER TABLE events ADD COLUMN cover_title varchar(600); -- content; until the surprise is over; the name that previews, subjects and calendars show
ALTER TABLE events ADD COLUMN surprise_for varchar(320); -- contact; until the surprise is over; who must not know, for the guests
ALTER TABLE events ADD COLUMN surprise_until bigint; -- technical; until deleted; when the surprise is over

CREATE TABLE honoured (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                   -- technical; until the surprise is over; order
  event_id uuid NOT NULL REFERENCES events (id),                        -- participation; until the surprise is over; which surprise
  address_hash bytea NOT NULL CHECK (octet_length(address_hash) <= 32), -- contact; until the surprise is over; the address that gets no letter about it
  UNIQUE (event_id, address_hash)
);
