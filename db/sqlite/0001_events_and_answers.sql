-- Every column says, behind "--": its category; how long it is kept; what it is for.
-- The register of processing (/privacy/register) and a test are made from these comments.
-- Instants are milliseconds since 1970 in UTC; days and times of day are ISO text in the event's own zone.

CREATE TABLE events (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; for ever (410 after deletion); the public id
  code TEXT NOT NULL UNIQUE CHECK (length(code) <= 12),                 -- technical; for ever; the short link
  title TEXT NOT NULL CHECK (length(title) <= 600),                     -- content; until deleted; what it is called
  day TEXT NOT NULL CHECK (length(day) = 10),                           -- content; until deleted; when it starts
  time TEXT CHECK (length(time) <= 5),                                  -- content; until deleted; when it starts
  end_day TEXT CHECK (length(end_day) = 10),                            -- content; until deleted; when it ends
  end_time TEXT CHECK (length(end_time) <= 5),                          -- content; until deleted; when it ends
  zone TEXT NOT NULL CHECK (length(zone) <= 60),                        -- content; until deleted; the time zone of the place
  starts_at INTEGER NOT NULL,                                           -- technical; until deleted; order and search
  ends_at INTEGER NOT NULL,                                             -- technical; until deleted; what is over, when data is erased
  remind_at INTEGER NOT NULL,                                           -- technical; until deleted; when the reminder leaves
  place_name TEXT CHECK (length(place_name) <= 800),                    -- content; until deleted; where it is
  place_address TEXT CHECK (length(place_address) <= 800),              -- content; until deleted; where it is
  place_town TEXT CHECK (length(place_town) <= 800),                    -- content; until deleted; where it is, for previews
  latitude REAL,                                                        -- content; until deleted; where it is
  longitude REAL,                                                       -- content; until deleted; where it is
  cell INTEGER,                                                         -- technical; until deleted; search near a place
  online_link TEXT CHECK (length(online_link) <= 1000),                 -- content; until deleted; where it is online
  contact TEXT CHECK (length(contact) <= 800),                          -- content; until deleted; how to reach the organizers, as they wrote it
  language TEXT NOT NULL CHECK (length(language) <= 20),                -- content; until deleted; the event's language
  price TEXT CHECK (length(price) <= 800),                              -- content; until deleted; what it costs, in words
  is_free INTEGER NOT NULL,                                             -- content; until deleted; filter
  accessibility INTEGER NOT NULL,                                       -- content; until deleted; filter
  picture TEXT CHECK (length(picture) = 36),                            -- content; until deleted; the picture
  picture_alt TEXT CHECK (length(picture_alt) <= 2000),                 -- content; until deleted; what the picture shows
  cover_salt INTEGER NOT NULL,                                          -- technical; until deleted; the drawn cover
  visibility TEXT NOT NULL CHECK (length(visibility) <= 16),            -- content; until deleted; who may find it
  status TEXT NOT NULL CHECK (length(status) <= 16),                    -- content; until deleted; how sure it is
  status_reason TEXT CHECK (length(status_reason) <= 2000),             -- content; until deleted; why it changed
  capacity INTEGER CHECK (capacity > 0),                                -- content; until deleted; how many people may come
  seats_taken INTEGER NOT NULL CHECK (seats_taken >= 0),                -- technical; until deleted; seats held
  seats_ceiling INTEGER,                                                -- technical; until deleted; the bound checked below
  people_coming INTEGER NOT NULL CHECK (people_coming >= 0),            -- technical; until deleted; how many come
  created_at INTEGER NOT NULL,                                          -- technical; until deleted; order
  updated_at INTEGER NOT NULL,                                          -- technical; until deleted; caches and calendars
  published_at INTEGER,                                                 -- technical; until deleted; draft or not
  listed_at INTEGER,                                                    -- technical; until deleted; in the agenda since
  held_at INTEGER,                                                      -- technical; until deleted; waits for a steward since
  deleted_at INTEGER,                                                   -- technical; for ever; answers 410 since
  revision INTEGER NOT NULL,                                            -- technical; until deleted; two people editing at once
  sequence INTEGER NOT NULL,                                            -- technical; until deleted; calendars
  import_uid TEXT UNIQUE CHECK (length(import_uid) <= 400),             -- technical; until deleted; the same file twice makes one event
  -- Last, because a row is read from its beginning: lists do not pass through the long texts.
  text TEXT CHECK (length(text) <= 80000),                              -- content; until deleted; what the organizers say
  html TEXT CHECK (length(html) <= 262144),                             -- technical; until deleted; the same, ready to show
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
  id INTEGER PRIMARY KEY AUTOINCREMENT,                                 -- technical; until the event is deleted; order
  event_id TEXT NOT NULL REFERENCES events (id),                        -- technical; until the event is deleted; whose
  piece TEXT NOT NULL CHECK (length(piece) <= 24),                      -- content; until the event is deleted; what changed
  before TEXT CHECK (length(before) <= 400),                            -- content; until the event is deleted; from
  after TEXT CHECK (length(after) <= 400),                              -- content; until the event is deleted; to
  at INTEGER NOT NULL,                                                  -- technical; until the event is deleted; when
  "by" TEXT CHECK (length("by") <= 80),                                 -- content; until the event is deleted; which key, for the organizers
  told_at INTEGER                                                       -- technical; until the event is deleted; whether those who come were told
);
CREATE INDEX ix_event_changes_event ON event_changes (event_id, id);

CREATE TABLE event_keys (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; event end + 90 d; names the key
  event_id TEXT REFERENCES events (id),                                 -- technical; event end + 90 d; what it opens
  kind TEXT NOT NULL CHECK (length(kind) <= 16),                        -- technical; event end + 90 d; what it opens
  label TEXT CHECK (length(label) <= 320),                              -- contact; event end + 30 d; whose it is, in the organizers' words
  selector TEXT NOT NULL UNIQUE CHECK (length(selector) = 16),          -- secret; event end + 90 d; finds the key
  hash BLOB NOT NULL CHECK (length(hash) = 32),                         -- secret; event end + 90 d; checks the key
  email TEXT CHECK (length(email) <= 254),                              -- contact; event end + 30 d (24 h when never confirmed); sends the key
  email_hash BLOB CHECK (length(email_hash) <= 32),                     -- contact; event end + 30 d (24 h when never confirmed); sends the keys again
  language TEXT NOT NULL CHECK (length(language) <= 20),                -- technical; event end + 90 d; the language of letters
  created_at INTEGER NOT NULL,                                          -- technical; event end + 90 d; order
  confirmed_at INTEGER,                                                 -- technical; event end + 90 d; the address is its owner's
  last_used_on TEXT CHECK (length(last_used_on) = 10),                  -- technical; event end + 90 d; shows the organizers a key that leaked
  revoked_at INTEGER                                                    -- technical; event end + 90 d; opens nothing since
);
CREATE INDEX ix_event_keys_event ON event_keys (event_id);
CREATE INDEX ix_event_keys_email ON event_keys (email_hash) WHERE email_hash IS NOT NULL;

CREATE TABLE participations (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; event end + 30 d, then counted only; names the answer
  event_id TEXT NOT NULL REFERENCES events (id),                        -- participation; event end + 30 d, then counted only; which event
  answer TEXT NOT NULL CHECK (length(answer) <= 16),                    -- participation; event end + 30 d, then counted only; coming or not
  party INTEGER NOT NULL CHECK (party BETWEEN 1 AND 20),                -- participation; event end + 30 d, then counted only; how many
  seats INTEGER NOT NULL CHECK (seats BETWEEN 0 AND 20),                -- technical; event end + 30 d, then counted only; seats held
  email TEXT CHECK (length(email) <= 254),                              -- contact; event end + 30 d (24 h when never confirmed); confirm, changes, reminder
  email_hash BLOB NOT NULL CHECK (length(email_hash) <= 32),            -- contact; event end + 30 d (24 h when never confirmed); one answer a person
  name TEXT CHECK (length(name) <= 320),                                -- contact; event end + 30 d; who it is, if they want to say
  message TEXT CHECK (length(message) <= 4000),                         -- participation; event end + 30 d; a word to the organizers
  exposure TEXT NOT NULL CHECK (length(exposure) <= 16),                -- participation; event end + 30 d, then counted only; who sees that they come
  code TEXT NOT NULL CHECK (length(code) <= 12),                        -- participation; event end + 30 d; to show at the door
  ticket_selector TEXT NOT NULL UNIQUE CHECK (length(ticket_selector) = 16), -- secret; event end + 30 d; finds the answer
  ticket_hash BLOB NOT NULL CHECK (length(ticket_hash) = 32),           -- secret; event end + 30 d; checks the ticket
  language TEXT NOT NULL CHECK (length(language) <= 20),                -- technical; event end + 30 d, then counted only; the language of letters
  wants_changes INTEGER NOT NULL,                                       -- participation; event end + 30 d, then counted only; which letters
  wants_reminder INTEGER NOT NULL,                                      -- participation; event end + 30 d, then counted only; which letters
  wants_messages INTEGER NOT NULL,                                      -- participation; event end + 30 d, then counted only; which letters
  created_at INTEGER NOT NULL,                                          -- participation; event end + 30 d, then counted only; order
  confirmed_at INTEGER,                                                 -- participation; event end + 30 d, then counted only; the address is its owner's
  withdrawn_at INTEGER,                                                 -- participation; event end + 30 d, then counted only; does not come
  removed_at INTEGER,                                                   -- participation; event end + 30 d, then counted only; taken off the list
  UNIQUE (event_id, email_hash)
);
CREATE INDEX ix_participations_event ON participations (event_id, created_at, id);
CREATE INDEX ix_participations_named ON participations (event_id, confirmed_at, id, exposure) WHERE name IS NOT NULL AND confirmed_at IS NOT NULL;
CREATE INDEX ix_participations_email ON participations (email_hash);
CREATE INDEX ix_participations_pending ON participations (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE pictures (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- content; as long as it is shown; the file's name
  event_id TEXT REFERENCES events (id),                                 -- technical; as long as it is shown; whose
  bytes INTEGER NOT NULL,                                               -- technical; as long as it is shown; quota
  width INTEGER NOT NULL,                                               -- technical; as long as it is shown; layout
  height INTEGER NOT NULL,                                              -- technical; as long as it is shown; layout
  created_at INTEGER NOT NULL                                           -- technical; as long as it is shown; what nobody uses is erased
);
CREATE INDEX ix_pictures_event ON pictures (event_id);
