-- What is not urgent leaves once a day, together: how each address wants it, and what waits.

CREATE TABLE letter_readers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; 90 d without a letter; names the address in jobs
  address_hash BLOB NOT NULL UNIQUE CHECK (length(address_hash) <= 32), -- contact; 90 d without a letter; how this address wants to be told
  rhythm TEXT NOT NULL CHECK (length(rhythm) <= 16),                    -- contact; 90 d without a letter; how often
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),                  -- contact; 90 d without a letter; at which hour
  at INTEGER NOT NULL                                                   -- technical; 90 d without a letter; when it was last said
);

CREATE TABLE digest_items (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; until the summary leaves; order
  reader_id INTEGER NOT NULL REFERENCES letter_readers (id),            -- contact; until the summary leaves; whose
  job TEXT NOT NULL CHECK (length(job) <= 80),                          -- technical; until the summary leaves; what writes it
  body TEXT NOT NULL CHECK (length(body) <= 20000)                      -- content; until the summary leaves; what it is about
);
CREATE INDEX ix_digest_items_reader ON digest_items (reader_id, id);
