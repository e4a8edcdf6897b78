-- Who is told on their own device, which devices those are, and what they were told lately.

CREATE TABLE notice_readers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                            -- technical; event end + 30 d or 90 d without a letter; names a person's devices in jobs
  participation_id uuid UNIQUE REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d or 90 d without a letter; who is told about this one event
  address_hash bytea UNIQUE CHECK (octet_length(address_hash) <= 32),            -- contact; event end + 30 d or 90 d without a letter; who is told about all their events
  told_by varchar(16) NOT NULL,                                                  -- contact; event end + 30 d or 90 d without a letter; by letter, on a device, or both
  at bigint NOT NULL,                                                            -- technical; event end + 30 d or 90 d without a letter; when it was last said
  CHECK ((participation_id IS NULL) <> (address_hash IS NULL))
);

CREATE TABLE notice_devices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                         -- technical; event end + 30 d or 90 d without a letter; names the device in jobs
  selector varchar(16) NOT NULL UNIQUE,                                       -- technical; event end + 30 d or 90 d without a letter; names the device on its owner's page
  reader_id bigint NOT NULL REFERENCES notice_readers (id) ON DELETE CASCADE, -- contact; event end + 30 d or 90 d without a letter; whose
  endpoint varchar(1000) NOT NULL,                                            -- contact; event end + 30 d or 90 d without a letter; where its browser's maker takes notices for it
  public_key bytea NOT NULL CHECK (octet_length(public_key) <= 65),           -- secret; event end + 30 d or 90 d without a letter; only this device can read what is sent to it
  auth bytea NOT NULL CHECK (octet_length(auth) <= 16),                       -- secret; event end + 30 d or 90 d without a letter; only this device can read what is sent to it
  label varchar(60),                                                          -- technical; event end + 30 d or 90 d without a letter; which device, for its owner
  created_at bigint NOT NULL,                                                 -- technical; event end + 30 d or 90 d without a letter; since when it is told
  told_at bigint,                                                             -- technical; event end + 30 d or 90 d without a letter; when it was last told
  UNIQUE (reader_id, endpoint)
);

CREATE TABLE notices (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,                              -- technical; 30 d; names it in jobs
  participation_id uuid NOT NULL REFERENCES participations (id) ON DELETE CASCADE, -- participation; 30 d; who was told
  errand varchar(160) NOT NULL,                                                    -- technical; 30 d; nobody is told twice
  kind varchar(40) NOT NULL,                                                       -- technical; 30 d; of what
  text varchar(20000),                                                             -- content; 30 d; what the organizers wrote, read on the personal link
  job varchar(80),                                                                 -- technical; 30 d; what writes the letter if no device takes it
  body varchar(20000),                                                             -- content; 30 d; what that letter is about
  at bigint NOT NULL,                                                              -- technical; 30 d; when
  told_at bigint,                                                                  -- technical; 30 d; when a device took it
  UNIQUE (participation_id, errand)
);
CREATE INDEX ix_notices_at ON notices (at);
