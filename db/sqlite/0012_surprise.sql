-- A surprise: somebody must not know, so what is seen from outside has another name, and their addresses get nothing.

ALTER TABLE events ADD COLUMN cover_title TEXT CHECK (length(cover_title) <= 600); -- content; until the surprise is over; the name that previews, subjects and calendars show
ALTER TABLE events ADD COLUMN surprise_for TEXT CHECK (length(surprise_for) <= 320); -- contact; until the surprise is over; who must not know, for the guests
ALTER TABLE events ADD COLUMN surprise_until INTEGER; -- technical; until deleted; when the surprise is over

CREATE TABLE honoured (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; until the surprise is over; order
  event_id TEXT NOT NULL REFERENCES events (id),                        -- participation; until the surprise is over; which surprise
  address_hash BLOB NOT NULL CHECK (length(address_hash) <= 32),        -- contact; until the surprise is over; the address that gets no letter about it
  UNIQUE (event_id, address_hash)
);
