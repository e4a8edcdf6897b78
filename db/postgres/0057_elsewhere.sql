-- Those on other servers who are followed from here, and their public events.

CREATE TABLE remote_follows (
  id uuid NOT NULL PRIMARY KEY, -- technical; as long as they are followed; which
  profile_id uuid, -- content; as long as they are followed; the profile that follows, for its owner alone: else the instance
  follower varchar(2000) NOT NULL, -- content; as long as they are followed; who follows, by address
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- content; as long as they are followed; whom, on another server
  state varchar(8) NOT NULL, -- technical; as long as they are followed; whether they said yes
  follow_id varchar(2100) NOT NULL, -- technical; as long as they are followed; by what they answer it
  told varchar(8) NOT NULL, -- content; as long as they are followed; how whoever follows wants to be told
  since varchar(10) NOT NULL -- content; as long as they are followed; since which day, for its owner alone
);
CREATE UNIQUE INDEX ix_remote_follows_follower ON remote_follows (follower, actor);
CREATE INDEX ix_remote_follows_actor ON remote_follows (actor);
CREATE INDEX ix_remote_follows_profile ON remote_follows (profile_id);

CREATE TABLE remote_events (
  id uuid NOT NULL PRIMARY KEY, -- technical; event end + 30 d; its address here
  address varchar(2000) NOT NULL UNIQUE, -- technical; event end + 30 d; its address on its own server
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- content; event end + 30 d; in whose name it takes place
  page varchar(2000) NOT NULL, -- content; event end + 30 d; where it is read on its own server
  organizer varchar(400), -- content; event end + 30 d; who organizes, as its server tells everybody
  title varchar(600) NOT NULL, -- content; event end + 30 d; what it is called
  html varchar(262144), -- content; event end + 30 d; what it is about, cleaned
  day varchar(10) NOT NULL, -- content; event end + 30 d; when it is
  time varchar(5), -- content; event end + 30 d; when it is
  end_day varchar(10), -- content; event end + 30 d; when it ends
  end_time varchar(5), -- content; event end + 30 d; when it ends
  zone varchar(64) NOT NULL, -- content; event end + 30 d; whose hours they are
  starts_at bigint NOT NULL, -- technical; event end + 30 d; order and search
  ends_at bigint NOT NULL, -- technical; event end + 30 d; order and search
  status varchar(16) NOT NULL, -- content; event end + 30 d; whether it takes place
  place_name varchar(800), -- content; event end + 30 d; where it is
  place_address varchar(800), -- content; event end + 30 d; where it is
  latitude double precision, -- content; event end + 30 d; where it is
  longitude double precision, -- content; event end + 30 d; where it is
  cell integer, -- technical; event end + 30 d; search by place
  is_online boolean NOT NULL, -- content; event end + 30 d; where it is
  online_link varchar(2000), -- content; event end + 30 d; where it is
  joining varchar(10) NOT NULL, -- content; event end + 30 d; how one takes part
  joined_at varchar(2000), -- content; event end + 30 d; on which page one takes part
  capacity integer, -- content; event end + 30 d; how many may come
  seats_left integer, -- content; event end + 30 d; how many may still come
  attendees integer, -- content; event end + 30 d; how many come, as its server tells everybody
  language varchar(35), -- content; event end + 30 d; of its words
  changed_at bigint, -- technical; event end + 30 d; what is newer, as its server says
  known_at bigint NOT NULL, -- technical; event end + 30 d; since when it is known here
  said_at bigint NOT NULL, -- technical; event end + 30 d; since when it stands so, for those who follow
  listed_at bigint -- technical; event end + 30 d; since when it is in the agenda here
);
CREATE INDEX ix_remote_events_agenda ON remote_events (starts_at, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_remote_events_near ON remote_events (cell, starts_at, id) WHERE listed_at IS NOT NULL;
CREATE INDEX ix_remote_events_said ON remote_events (said_at);
CREATE INDEX ix_remote_events_actor ON remote_events (actor);
CREATE INDEX ix_remote_events_ends ON remote_events (ends_at);

CREATE TABLE remote_event_tellers (
  event_id uuid NOT NULL REFERENCES remote_events (id) ON DELETE CASCADE, -- technical; event end + 30 d; which event
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- content; event end + 30 d; who among those who are followed told of it
  PRIMARY KEY (event_id, actor)
);
CREATE INDEX ix_remote_event_tellers_actor ON remote_event_tellers (actor);

CREATE TABLE remote_graves (
  address varchar(2000) NOT NULL PRIMARY KEY, -- technical; 30 d; what is no more on its own server
  at bigint NOT NULL -- technical; 30 d; when it was said
);
CREATE INDEX ix_remote_graves_at ON remote_graves (at);
