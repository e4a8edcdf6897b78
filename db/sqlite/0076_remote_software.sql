-- Which programs other servers run, and who hears of a group only what it passes on.

CREATE TABLE remote_software (
  host TEXT NOT NULL PRIMARY KEY CHECK (length(host) <= 300), -- technical; 30 d; which server
  name TEXT CHECK (length(name) <= 64), -- technical; 30 d; its program, as it says
  asked_at INTEGER NOT NULL -- technical; 30 d; when it was asked
);

ALTER TABLE remote_followers ADD COLUMN hears_group INTEGER NOT NULL DEFAULT 0; -- technical; as long as they follow; whether their server hears of a group only what the group passes on
