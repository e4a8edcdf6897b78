-- Lists that everybody reads go by what everybody may know of when an event is, and of whether it is online. Where a rule
-- keeps some of it from somebody, nothing is told until the program has computed it: a job for each sees to that.

ALTER TABLE events ADD COLUMN listed_from bigint; -- technical; until deleted; order and search, as far as everybody may know it
ALTER TABLE events ADD COLUMN listed_until bigint; -- technical; until deleted; order and search, as far as everybody may know it
ALTER TABLE events ADD COLUMN is_online boolean NOT NULL DEFAULT false; -- technical; until deleted; filter, as far as everybody may know it

UPDATE events SET listed_from = starts_at, listed_until = ends_at
WHERE deleted_at IS NULL AND date_polled_at IS NULL AND NOT is_date_to_come
  AND pieces NOT LIKE '%"piece":"Date"%' AND pieces NOT LIKE '%"piece":"Time"%';
UPDATE events SET is_online = true
WHERE deleted_at IS NULL AND online_link IS NOT NULL AND pieces NOT LIKE '%"piece":"OnlineLink"%';

INSERT INTO jobs (kind, body, due_at, tries)
SELECT 'RevealOnTime', '{"event":"' || id || '"}', 0, 0 FROM events
WHERE deleted_at IS NULL
  AND (pieces LIKE '%"piece":"Date"%' OR pieces LIKE '%"piece":"Time"%' OR pieces LIKE '%"piece":"OnlineLink"%');

DROP INDEX ix_events_agenda;
DROP INDEX ix_events_agenda_free;
DROP INDEX ix_events_agenda_online;
DROP INDEX ix_events_agenda_near;
DROP INDEX ix_events_agenda_running;
CREATE INDEX ix_events_agenda ON events (listed_from, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_events_agenda_free ON events (listed_from, id) WHERE listed_at IS NOT NULL AND is_free;
CREATE INDEX ix_events_agenda_online ON events (listed_from, id) WHERE listed_at IS NOT NULL AND is_online;
CREATE INDEX ix_events_agenda_near ON events (cell, listed_from, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_events_agenda_running ON events (listed_until, id) WHERE listed_at IS NOT NULL AND end_day > day;
