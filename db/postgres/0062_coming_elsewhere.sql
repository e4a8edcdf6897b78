-- Profiles of ours that come to events of other servers.

CREATE TABLE remote_participations (
  id uuid NOT NULL PRIMARY KEY, -- technical; event end + 30 d; which
  profile_id uuid NOT NULL, -- content; event end + 30 d; the profile that comes, for its owner alone
  joiner varchar(2000) NOT NULL, -- content; event end + 30 d; who comes, by the address that its server was told
  event_id uuid NOT NULL, -- technical; event end + 30 d; the page of the event here
  event varchar(2000) NOT NULL, -- content; event end + 30 d; to which event, by its address on its own server
  actor varchar(2000) NOT NULL REFERENCES remote_actors (address), -- content; event end + 30 d; who was asked there
  title varchar(600) NOT NULL, -- content; event end + 30 d; what it was called when it was told last
  day varchar(10) NOT NULL, -- content; event end + 30 d; when it was to be
  ends_at bigint NOT NULL, -- technical; event end + 30 d; until when it is kept
  join_id varchar(2100) NOT NULL UNIQUE, -- technical; event end + 30 d; by what its server answers
  state varchar(10) NOT NULL, -- content; event end + 30 d; what became of it
  told varchar(10) NOT NULL, -- technical; event end + 30 d; what whoever comes was told of it last
  told_as varchar(64) NOT NULL, -- technical; event end + 30 d; digest of how they were told it stands
  since varchar(10) NOT NULL -- content; event end + 30 d; on which day it was asked
);
CREATE UNIQUE INDEX ix_remote_participations_profile ON remote_participations (profile_id, event);
CREATE INDEX ix_remote_participations_event ON remote_participations (event);
CREATE INDEX ix_remote_participations_event_id ON remote_participations (event_id);
CREATE INDEX ix_remote_participations_actor ON remote_participations (actor);
CREATE INDEX ix_remote_participations_ends ON remote_participations (ends_at);
