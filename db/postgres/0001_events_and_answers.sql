-- Every column says, behind "--": its category; how long it is kept; what it is for.
-- The register of processing (/privacy/register) and a test are made from these comments.
-- Instants are milliseconds since 1970 in UTC; days and times of day are ISO text in the event's own zone.

CREATE TABLE events (
  id uuid NOT NULL PRIMARY KEY,                                  -- technical; for ever (410 after deletion); the public id
  code varchar(12) NOT NULL UNIQUE,                              -- technical; for ever; the short link
  title varchar(600) NOT NULL,                                   -- content; until deleted; what it is called
  day varchar(10) NOT NULL,                                      -- content; until deleted; when it starts
  time varchar(5),                                               -- content; until deleted; when it starts
  end_day varchar(10),                                           -- content; until deleted; when it ends
  end_time varchar(5),                                           -- content; until deleted; when it ends
  zone varchar(60) NOT NULL,                                     -- content; until deleted; the time zone of the place
  starts_at bigint NOT NULL,                                     -- technical; until deleted; order and search
  ends_at bigint NOT NULL,                                       -- technical; until deleted; what is over, when data is erased
  remind_at bigint NOT NULL,                                     -- technical; until deleted; when the reminder leaves
  place_name varchar(800),                                       -- content; until deleted; where it is
  place_address varchar(800),                                    -- content; until deleted; where it is
  place_town varchar(800),                                       -- content; until deleted; where it is, for previews
  latitude double precision,                                     -- content; until deleted; where it is
  longitude double precision,                                    -- content; until deleted; where it is
  cell integer,                                                  -- technical; until deleted; search near a place
  online_link varchar(1000),                                     -- content; until deleted; where it is online
  contact varchar(800),                                          -- content; until deleted; how to reach the organizers, as they wrote it
  language varchar(20) NOT NULL,                                 -- content; until deleted; the event's language
  price varchar(800),                                            -- content; until deleted; what it costs, in words
  is_free boolean NOT NULL,                                      -- content; until deleted; filter
  accessibility integer NOT NULL,                                -- content; until deleted; filter
  picture uuid,                                                  -- content; until deleted; the picture
  picture_alt varchar(2000),                                     -- content; until deleted; what the picture shows
  cover_salt integer NOT NULL,                                   -- technical; until deleted; the drawn cover
  visibility varchar(16) NOT NULL,                               -- content; until deleted; who may find it
  status varchar(16) NOT NULL,                                   -- content; until deleted; how sure it is
  status_reason varchar(2000),                                   -- content; until deleted; why it changed
  capacity integer CHECK (capacity > 0),                         -- content; until deleted; how many people may come
  seats_taken integer NOT NULL CHECK (seats_taken >= 0),         -- technical; until deleted; seats held
  seats_ceiling integer,                                         -- technical; until deleted; the bound checked below
  people_coming integer NOT NULL CHECK (people_coming >= 0),     -- technical; until deleted; how many come
  created_at bigint NOT NULL,                                    -- technical; until deleted; order
  updated_at bigint NOT NULL,                                    -- technical; until deleted; caches and calendars
  published_at bigint,                                           -- technical; until deleted; draft or not
  listed_at bigint,                                              -- technical; until deleted; in the agenda since
  held_at bigint,                                                -- technical; until deleted; waits for a steward since
  deleted_at bigint,                                             -- technical; for ever; answers 410 since
  revision integer NOT NULL,                                     -- technical; until deleted; two people editing at once
  sequence integer NOT NULL,                                     -- technical; until deleted; calendars
  import_uid varchar(400) UNIQUE,                                -- technical; until deleted; the same file twice makes one event
  -- Last, because a row is read from its beginning: lists do not pass through the long texts.
  text varchar(80000),                                           -- content; until deleted; what the organizers say
  html varchar(262144),                                          -- technical; until deleted; the same, ready to show
  CHECK (seats_ceiling IS NULL OR seats_taken <= seats_ceiling)
);
CREATE INDEX ix_events_agenda ON events (starts_at, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_events_agenda_free ON events (starts_at, id) WHERE listed_at IS NOT NULL AND is_free;
CREATE INDEX ix_events_agenda_online ON events (starts_at, id) WHERE listed_at IS NOT NULL AND online_link IS NOT NULL;
CREATE INDEX ix_events_agenda_near ON events (cell, starts_at, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_events_agenda_running ON events (ends_at, id) WHERE listed_at IS NOT NULL AND end_day > day;
CREATE INDEX ix_events_held ON events (held_at) WHERE held_at IS NOT NULL;
CREATE INDEX ix_events_ends ON events (ends_at);

CREATE TABLE event_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,            -- technical; until the event is deleted; order
  event_id uuid NOT NULL REFERENCES events (id),                 -- technical; until the event is deleted; whose
  piece varchar(24) NOT NULL,                                    -- content; until the event is deleted; what changed
  before varchar(400),                                           -- content; until the event is deleted; from
  after varchar(400),                                            -- content; until the event is deleted; to
  at bigint NOT NULL,                                            -- technical; until the event is deleted; when
  "by" varchar(80),                                              -- content; until the event is deleted; which key, for the organizers
  told_at bigint                                                 -- technical; until the event is deleted; whether those who come were told
);
CREATE INDEX ix_event_changes_event ON event_changes (event_id, id);

CREATE TABLE event_keys (
  id uuid NOT NULL PRIMARY KEY,                                  -- technical; event end + 90 d; names the key
  event_id uuid REFERENCES events (id),                          -- technical; event end + 90 d; what it opens
  kind varchar(16) NOT NULL,                                     -- technical; event end + 90 d; what it opens
  label varchar(320),                                            -- contact; event end + 30 d; whose it is, in the organizers' words
  selector varchar(16) NOT NULL UNIQUE,                          -- secret; event end + 90 d; finds the key
  hash bytea NOT NULL CHECK (octet_length(hash) = 32),           -- secret; event end + 90 d; checks the key
  email varchar(254),                                            -- contact; event end + 30 d (24 h when never confirmed); sends the key
  email_hash bytea CHECK (octet_length(email_hash) <= 32),       -- contact; event end + 30 d (24 h when never confirmed); sends the keys again
  language varchar(20) NOT NULL,                                 -- technical; event end + 90 d; the language of letters
  created_at bigint NOT NULL,                                    -- technical; event end + 90 d; order
  confirmed_at bigint,                                           -- technical; event end + 90 d; the address is its owner's
  last_used_on varchar(10),                                      -- technical; event end + 90 d; shows the organizers a key that leaked
  revoked_at bigint                                              -- technical; event end + 90 d; opens nothing since
);
CREATE INDEX ix_event_keys_event ON event_keys (event_id);
CREATE INDEX ix_event_keys_email ON event_keys (email_hash) WHERE email_hash IS NOT NULL;

CREATE TABLE participations (
  id uuid NOT NULL PRIMARY KEY,                                  -- technical; event end + 30 d, then counted only; names the answer
  event_id uuid NOT NULL REFERENCES events (id),                 -- participation; event end + 30 d, then counted only; which event
  answer varchar(16) NOT NULL,                                   -- participation; event end + 30 d, then counted only; coming or not
  party integer NOT NULL CHECK (party BETWEEN 1 AND 20),         -- participation; event end + 30 d, then counted only; how many
  seats integer NOT NULL CHECK (seats BETWEEN 0 AND 20),         -- technical; event end + 30 d, then counted only; seats held
  email varchar(254),                                            -- contact; event end + 30 d (24 h when never confirmed); confirm, changes, reminder
  email_hash bytea NOT NULL CHECK (octet_length(email_hash) <= 32), -- contact; event end + 30 d (24 h when never confirmed); one answer a person
  name varchar(320),                                             -- contact; event end + 30 d; who it is, if they want to say
  message varchar(4000),                                         -- participation; event end + 30 d; a word to the organizers
  exposure varchar(16) NOT NULL,                                 -- participation; event end + 30 d, then counted only; who sees that they come
  code varchar(12) NOT NULL,                                     -- participation; event end + 30 d; to show at the door
  ticket_selector varchar(16) NOT NULL UNIQUE,                   -- secret; event end + 30 d; finds the answer
  ticket_hash bytea NOT NULL CHECK (octet_length(ticket_hash) = 32), -- secret; event end + 30 d; checks the ticket
  language varchar(20) NOT NULL,                                 -- technical; event end + 30 d, then counted only; the language of letters
  wants_changes boolean NOT NULL,                                -- participation; event end + 30 d, then counted only; which letters
  wants_reminder boolean NOT NULL,                               -- participation; event end + 30 d, then counted only; which letters
  wants_messages boolean NOT NULL,                               -- participation; event end + 30 d, then counted only; which letters
  created_at bigint NOT NULL,                                    -- participation; event end + 30 d, then counted only; order
  confirmed_at bigint,                                           -- participation; event end + 30 d, then counted only; the address is its owner's
  withdrawn_at bigint,                                           -- participation; event end + 30 d, then counted only; does not come
  removed_at bigint,                                             -- participation; event end + 30 d, then counted only; taken off the list
  UNIQUE (event_id, email_hash)
);
CREATE INDEX ix_participations_event ON participations (event_id, created_at, id);
CREATE INDEX ix_participations_named ON participations (event_id, confirmed_at, id, exposure) WHERE name IS NOT NULL AND confirmed_at IS NOT NULL;
CREATE INDEX ix_participations_email ON participations (email_hash);
CREATE INDEX ix_participations_pending ON participations (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE pictures (
  id uuid NOT NULL PRIMARY KEY,                                  -- content; as long as it is shown; the file's name
  event_id uuid REFERENCES events (id),                          -- technical; as long as it is shown; whose
  bytes bigint NOT NULL,                                         -- technical; as long as it is shown; quota
  width integer NOT NULL,                                        -- technical; as long as it is shown; layout
  height integer NOT NULL,                                       -- technical; as long as it is shown; layout
  created_at bigint NOT NULL                                     -- technical; as long as it is shown; what nobody uses is erased
);
CREATE INDEX ix_pictures_event ON pictures (event_id);
