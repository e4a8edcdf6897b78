-- Profiles of ours that come to events of other servers.

CREATE TABLE remote_participations (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; event end + 30 d; which
  profile_id TEXT NOT NULL CHECK (length(profile_id) = 36), -- content; event end + 30 d; the profile that comes, for its owner alone
  joiner TEXT NOT NULL CHECK (length(joiner) <= 2000), -- content; event end + 30 d; who comes, by the address that its server was told
  event_id TEXT NOT NULL CHECK (length(event_id) = 36), -- technical; event end + 30 d; the page of the event here
  event TEXT NOT NULL CHECK (length(event) <= 2000), -- content; event end + 30 d; to which event, by its address on its own server
  actor TEXT NOT NULL REFERENCES remote_actors (address) CHECK (length(actor) <= 2000), -- content; event end + 30 d; who was asked there
  title TEXT NOT NULL CHECK (length(title) <= 600), -- content; event end + 30 d; what it was called when it was told last
  day TEXT NOT NULL CHECK (length(day) <= 10), -- content; event end + 30 d; when it was to be
  ends_at INTEGER NOT NULL, -- technical; event end + 30 d; until when it is kept
  join_id TEXT NOT NULL UNIQUE CHECK (length(join_id) <= 2100), -- technical; event end + 30 d; by what its server answers
  state TEXT NOT NULL CHECK (length(state) <= 10), -- content; event end + 30 d; what became of it
  told TEXT NOT NULL CHECK (length(told) <= 10), -- technical; event end + 30 d; what whoever comes was told of it last
  told_as TEXT NOT NULL CHECK (length(told_as) <= 64), -- technical; event end + 30 d; digest of how they were told it stands
  since TEXT NOT NULL CHECK (length(since) <= 10) -- content; event end + 30 d; on which day it was asked
);
CREATE UNIQUE INDEX ix_remote_participations_profile ON remote_participations (profile_id, event);
CREATE INDEX ix_remote_participations_event ON remote_participations (event);
CREATE INDEX ix_remote_participations_event_id ON remote_participations (event_id);
CREATE INDEX ix_remote_participations_actor ON remote_participations (actor);
CREATE INDEX ix_remote_participations_ends ON remote_participations (ends_at);
