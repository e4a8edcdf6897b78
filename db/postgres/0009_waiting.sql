-- Whoever finds an event full waits: the same answer, in another state.

ALTER TABLE events ADD COLUMN waiting_order varchar(16) NOT NULL DEFAULT 'Strict'; -- content; until deleted; who of those who wait is next
ALTER TABLE participations ADD COLUMN waits_since bigint; -- participation; event end + 30 d, then counted only; the place in the line
ALTER TABLE participations ADD COLUMN offered_until bigint; -- participation; event end + 30 d, then counted only; until when seats are held
ALTER TABLE participations ADD COLUMN lapsed_at bigint; -- participation; event end + 30 d, then counted only; did not answer the offer
ALTER TABLE participations ADD COLUMN called_at bigint; -- participation; event end + 30 d, then counted only; when they were last told of free seats
CREATE INDEX ix_participations_waiting ON participations (event_id, waits_since, id) WHERE waits_since IS NOT NULL;
