-- Who is told on their own device, which devices those are, and what they were told lately.

CREATE TABLE notice_readers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                          -- technical; event end + 30 d or 90 d without a letter; names a person's devices in jobs
  participation_id TEXT UNIQUE REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d or 90 d without a letter; who is told about this one event
  address_hash BLOB UNIQUE CHECK (length(address_hash) <= 32),                   -- contact; event end + 30 d or 90 d without a letter; who is told about all their events
  told_by TEXT NOT NULL CHECK (length(told_by) <= 16),                           -- contact; event end + 30 d or 90 d without a letter; by letter, on a device, or both
  at INTEGER NOT NULL,                                                           -- technical; event end + 30 d or 90 d without a letter; when it was last said
  CHECK ((participation_id IS NULL) <> (address_hash IS NULL))
);

CREATE TABLE notice_devices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                        -- technical; event end + 30 d or 90 d without a letter; names the device in jobs
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) <= 16),                -- technical; event end + 30 d or 90 d without a letter; names the device on its owner's page
  reader_id INTEGER NOT NULL REFERENCES notice_readers (id) ON DELETE CASCADE, -- contact; event end + 30 d or 90 d without a letter; whose
  endpoint TEXT NOT NULL CHECK (length(endpoint) <= 1000),                     -- contact; event end + 30 d or 90 d without a letter; where its browser's maker takes notices for it
  public_key BLOB NOT NULL CHECK (length(public_key) <= 65),                   -- secret; event end + 30 d or 90 d without a letter; only this device can read what is sent to it
  auth BLOB NOT NULL CHECK (length(auth) <= 16),                               -- secret; event end + 30 d or 90 d without a letter; only this device can read what is sent to it
  label TEXT CHECK (length(label) <= 60),                                      -- technical; event end + 30 d or 90 d without a letter; which device, for its owner
  created_at INTEGER NOT NULL,                                                 -- technical; event end + 30 d or 90 d without a letter; since when it is told
  told_at INTEGER,                                                             -- technical; event end + 30 d or 90 d without a letter; when it was last told
  UNIQUE (reader_id, endpoint)
);

CREATE TABLE notices (
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                            -- technical; 30 d; names it in jobs
  participation_id TEXT NOT NULL REFERENCES participations (id) ON DELETE CASCADE, -- participation; 30 d; who was told
  errand TEXT NOT NULL CHECK (length(errand) <= 160),                              -- technical; 30 d; nobody is told twice
  kind TEXT NOT NULL CHECK (length(kind) <= 40),                                   -- technical; 30 d; of what
  text TEXT CHECK (length(text) <= 20000),                                         -- content; 30 d; what the organizers wrote, read on the personal link
  job TEXT CHECK (length(job) <= 80),                                              -- technical; 30 d; what writes the letter if no device takes it
  body TEXT CHECK (length(body) <= 20000),                                         -- content; 30 d; what that letter is about
  at INTEGER NOT NULL,                                                             -- technical; 30 d; when
  told_at INTEGER,                                                                 -- technical; 30 d; when a device took it
  UNIQUE (participation_id, errand)
);
CREATE INDEX ix_notices_at ON notices (at);
