-- Those on other servers who are followed from here, and their public events.

CREATE TABLE remote_follows (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; as long as they are followed; which
  profile_id TEXT CHECK (length(profile_id) = 36), -- content; as long as they are followed; the profile that follows, for its owner alone: else the instance
  follower TEXT NOT NULL CHECK (length(follower) <= 2000), -- content; as long as they are followed; who follows, by address
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- content; as long as they are followed; whom, on another server
  state TEXT NOT NULL CHECK (length(state) <= 8), -- technical; as long as they are followed; whether they said yes
  follow_id TEXT NOT NULL CHECK (length(follow_id) <= 2100), -- technical; as long as they are followed; by what they answer it
  told TEXT NOT NULL CHECK (length(told) <= 8), -- content; as long as they are followed; how whoever follows wants to be told
  since TEXT NOT NULL CHECK (length(since) <= 10) -- content; as long as they are followed; since which day, for its owner alone
);
CREATE UNIQUE INDEX ix_remote_follows_follower ON remote_follows (follower, actor);
CREATE INDEX ix_remote_follows_actor ON remote_follows (actor);
CREATE INDEX ix_remote_follows_profile ON remote_follows (profile_id);

CREATE TABLE remote_events (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; event end + 30 d; its address here
  address TEXT NOT NULL UNIQUE CHECK (length(address) <= 2000), -- technical; event end + 30 d; its address on its own server
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- content; event end + 30 d; in whose name it takes place
  page TEXT NOT NULL CHECK (length(page) <= 2000), -- content; event end + 30 d; where it is read on its own server
  organizer TEXT CHECK (length(organizer) <= 400), -- content; event end + 30 d; who organizes, as its server tells everybody
  title TEXT NOT NULL CHECK (length(title) <= 600), -- content; event end + 30 d; what it is called
  html TEXT CHECK (length(html) <= 262144), -- content; event end + 30 d; what it is about, cleaned
  day TEXT NOT NULL CHECK (length(day) <= 10), -- content; event end + 30 d; when it is
  time TEXT CHECK (length(time) <= 5), -- content; event end + 30 d; when it is
  end_day TEXT CHECK (length(end_day) <= 10), -- content; event end + 30 d; when it ends
  end_time TEXT CHECK (length(end_time) <= 5), -- content; event end + 30 d; when it ends
  zone TEXT NOT NULL CHECK (length(zone) <= 64), -- content; event end + 30 d; whose hours they are
  starts_at INTEGER NOT NULL, -- technical; event end + 30 d; order and search
  ends_at INTEGER NOT NULL, -- technical; event end + 30 d; order and search
  status TEXT NOT NULL CHECK (length(status) <= 16), -- content; event end + 30 d; whether it takes place
  place_name TEXT CHECK (length(place_name) <= 800), -- content; event end + 30 d; where it is
  place_address TEXT CHECK (length(place_address) <= 800), -- content; event end + 30 d; where it is
  latitude REAL, -- content; event end + 30 d; where it is
  longitude REAL, -- content; event end + 30 d; where it is
  cell INTEGER, -- technical; event end + 30 d; search by place
  is_online INTEGER NOT NULL, -- content; event end + 30 d; where it is
  online_link TEXT CHECK (length(online_link) <= 2000), -- content; event end + 30 d; where it is
  joining TEXT NOT NULL CHECK (length(joining) <= 10), -- content; event end + 30 d; how one takes part
  joined_at TEXT CHECK (length(joined_at) <= 2000), -- content; event end + 30 d; on which page one takes part
  capacity INTEGER, -- content; event end + 30 d; how many may come
  seats_left INTEGER, -- content; event end + 30 d; how many may still come
  attendees INTEGER, -- content; event end + 30 d; how many come, as its server tells everybody
  language TEXT CHECK (length(language) <= 35), -- content; event end + 30 d; of its words
  changed_at INTEGER, -- technical; event end + 30 d; what is newer, as its server says
  known_at INTEGER NOT NULL, -- technical; event end + 30 d; since when it is known here
  said_at INTEGER NOT NULL, -- technical; event end + 30 d; since when it stands so, for those who follow
  listed_at INTEGER -- technical; event end + 30 d; since when it is in the agenda here
);
CREATE INDEX ix_remote_events_agenda ON remote_events (starts_at, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_remote_events_near ON remote_events (cell, starts_at, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_remote_events_said ON remote_events (said_at);
CREATE INDEX ix_remote_events_actor ON remote_events (actor);
CREATE INDEX ix_remote_events_ends ON remote_events (ends_at);

CREATE TABLE remote_event_tellers (
  event_id TEXT NOT NULL REFERENCES remote_events (id) ON DELETE CASCADE, -- technical; event end + 30 d; which event
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- content; event end + 30 d; who among those who are followed told of it
  PRIMARY KEY (event_id, actor)
);
CREATE INDEX ix_remote_event_tellers_actor ON remote_event_tellers (actor);

CREATE TABLE remote_graves (
  address TEXT NOT NULL PRIMARY KEY CHECK (length(address) <= 2000), -- technical; 30 d; what is no more on its own server
  at INTEGER NOT NULL -- technical; 30 d; when it was said
);
CREATE INDEX ix_remote_graves_at ON remote_graves (at);
