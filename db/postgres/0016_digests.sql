-- What is not urgent leaves once a day, together: how each address wants it, and what waits.

CREATE TABLE letter_readers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                   -- technical; 90 d without a letter; names the address in jobs
  address_hash bytea NOT NULL UNIQUE CHECK (octet_length(address_hash) <= 32), -- contact; 90 d without a letter; how this address wants to be told
  rhythm varchar(16) NOT NULL,                                          -- contact; 90 d without a letter; how often
  hour integer NOT NULL CHECK (hour BETWEEN 0 AND 23),                  -- contact; 90 d without a letter; at which hour
  at bigint NOT NULL                                                    -- technical; 90 d without a letter; when it was last said
);

CREATE TABLE digest_items (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                   -- technical; until the summary leaves; order
  reader_id bigint NOT NULL REFERENCES letter_readers (id),             -- contact; until the summary leaves; whose
  job varchar(80) NOT NULL,                                             -- technical; until the summary leaves; what writes it
  body varchar(20000) NOT NULL                                          -- content; until the summary leaves; what it is about
);
CREATE INDEX ix_digest_items_reader ON digest_items (reader_id, id);
