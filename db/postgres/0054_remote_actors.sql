-- Those on other servers who take part in something here, as their server shows them.

CREATE TABLE remote_actors (
  address varchar(2000) NOT NULL PRIMARY KEY, -- contact; 30 d after their last part in anything here; who, on another server
  host varchar(300) NOT NULL, -- technical; 30 d after their last part in anything here; which server
  kind varchar(16) NOT NULL, -- technical; 30 d after their last part in anything here; person, group or server
  handle varchar(500) NOT NULL, -- contact; 30 d after their last part in anything here; how one finds them
  name varchar(400) NOT NULL, -- contact; 30 d after their last part in anything here; how they call themselves
  page varchar(2000) NOT NULL, -- contact; 30 d after their last part in anything here; where they show themselves
  inbox varchar(2000) NOT NULL, -- contact; 30 d after their last part in anything here; where an answer is brought
  shared_inbox varchar(2000), -- technical; 30 d after their last part in anything here; where what is for their server is brought
  outbox varchar(2000), -- technical; 30 d after their last part in anything here; where one reads what was missed
  upcoming varchar(2000), -- technical; 30 d after their last part in anything here; where their coming events are
  fetched_at bigint NOT NULL -- technical; 30 d after their last part in anything here; when their server showed it
);
CREATE INDEX ix_remote_actors_host ON remote_actors (host);
CREATE INDEX ix_remote_actors_fetched ON remote_actors (fetched_at);
