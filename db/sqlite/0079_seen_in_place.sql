-- What came is looked for by its mark alone: with the mark as the place of the row there is one tree to write in place of two.

CREATE TABLE seen_again (
  mark BLOB NOT NULL PRIMARY KEY CHECK (length(mark) <= 32), -- technical; 30 d; hash of what came, so that it counts once
  at INTEGER NOT NULL -- technical; 30 d; when
) WITHOUT ROWID;
INSERT INTO seen_again SELECT mark, at FROM seen_activities;
DROP TABLE seen_activities;
ALTER TABLE seen_again RENAME TO seen_activities;
CREATE INDEX ix_seen_activities_at ON seen_activities (at);
