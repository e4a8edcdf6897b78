-- Servers that this instance has nothing to do with any more.

CREATE TABLE closed_servers (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; until it is opened again; which
  name TEXT NOT NULL UNIQUE CHECK (length(name) <= 253), -- technical; until it is opened again; which server
  word TEXT CHECK (length(word) <= 800), -- content; until it is opened again; why, for those who run the site
  since TEXT NOT NULL CHECK (length(since) <= 10) -- technical; until it is opened again; since which day
);
