-- What comes is numbered in the order in which it came, and lies as the bytes that it is. Random numbers, and an index of whose
-- it is that is needed of what failed only, wrote more pages for each than all else that is done with it. Of its hash half is
-- enough.

CREATE TABLE received_activities (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; until it is dealt with, 4 d at most; which, in the order in which it came
  actor varchar(2000) NOT NULL, -- contact; until it is dealt with, 4 d at most; whose on another server
  host varchar(300) NOT NULL, -- technical; until it is dealt with, 4 d at most; the server of the actor
  is_apart boolean NOT NULL, -- technical; until it is dealt with, 4 d at most; whether it has a job of its own
  body bytea NOT NULL CHECK (octet_length(body) <= 1048576), -- content; until it is dealt with, 4 d at most; what another server brought
  at bigint NOT NULL -- technical; until it is dealt with, 4 d at most; when
);
CREATE INDEX ix_received_activities_apart ON received_activities (actor, at) WHERE is_apart;

CREATE TABLE seen_marks (
  mark bytea NOT NULL PRIMARY KEY CHECK (octet_length(mark) <= 16), -- technical; 30 d; hash of what came, so that it counts once
  at bigint NOT NULL -- technical; 30 d; when
);
CREATE INDEX ix_seen_marks_at ON seen_marks (at);

INSERT INTO received_activities (actor, host, is_apart, body, at)
SELECT actor, host, is_apart, convert_to(body, 'UTF8'), at FROM received ORDER BY at, id;

-- Those numbers are 1, 2, 3…: what has a job of its own is found by it still.
UPDATE jobs SET body = '{"received":' || came.number || '}'
FROM (SELECT id, row_number() OVER (ORDER BY at, id) AS number FROM received) AS came
WHERE jobs.kind = 'TakeReceived' AND jobs.body = '{"received":"' || came.id || '"}';
DELETE FROM jobs WHERE kind = 'TakeReceived' AND body LIKE '{"received":"%';

INSERT INTO seen_marks (mark, at)
SELECT substr(mark, 1, 16), at FROM seen_activities ON CONFLICT DO NOTHING;

DROP TABLE received;
DROP TABLE seen_activities;
