-- What comes is numbered in the order in which it came, and lies as the bytes that it is. Random numbers, and an index of whose
-- it is that is needed of what failed only, wrote more pages for each than all else that is done with it. Of its hash half is
-- enough, and the hash alone is the place where it lies.

CREATE TABLE received_activities (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; until it is dealt with, 4 d at most; which, in the order in which it came
  actor TEXT NOT NULL CHECK (length(actor) <= 2000), -- contact; until it is dealt with, 4 d at most; whose on another server
  host TEXT NOT NULL CHECK (length(host) <= 300), -- technical; until it is dealt with, 4 d at most; the server of the actor
  is_apart INTEGER NOT NULL, -- technical; until it is dealt with, 4 d at most; whether it has a job of its own
  body BLOB NOT NULL CHECK (length(body) <= 1048576), -- content; until it is dealt with, 4 d at most; what another server brought
  at INTEGER NOT NULL -- technical; until it is dealt with, 4 d at most; when
);
CREATE INDEX ix_received_activities_apart ON received_activities (actor, at) WHERE is_apart;

CREATE TABLE seen_marks (
  mark BLOB NOT NULL PRIMARY KEY CHECK (length(mark) <= 16), -- technical; 30 d; hash of what came, so that it counts once
  at INTEGER NOT NULL -- technical; 30 d; when
) WITHOUT ROWID;
CREATE INDEX ix_seen_marks_at ON seen_marks (at);

INSERT INTO received_activities (actor, host, is_apart, body, at)
SELECT actor, host, is_apart, CAST(body AS BLOB), at FROM received ORDER BY at, id;

-- Those numbers are 1, 2, 3…: what has a job of its own is found by it still.
UPDATE jobs SET body = '{"received":' || came.number || '}'
FROM (SELECT lower(id) AS id, row_number() OVER (ORDER BY at, id) AS number FROM received) AS came
WHERE jobs.kind = 'TakeReceived' AND jobs.body = '{"received":"' || came.id || '"}';
DELETE FROM jobs WHERE kind = 'TakeReceived' AND body LIKE '{"received":"%';

INSERT INTO seen_marks (mark, at)
SELECT substr(mark, 1, 16), at FROM seen_activities WHERE true ORDER BY mark ON CONFLICT DO NOTHING;

DROP TABLE received;
DROP TABLE seen_activities;
