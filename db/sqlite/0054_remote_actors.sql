-- Those on other servers who take part in something here, as their server shows them.

CREATE TABLE remote_actors (
  address TEXT NOT NULL PRIMARY KEY CHECK (length(address) <= 2000), -- contact; 30 d after their last part in anything here; who, on another server
  host TEXT NOT NULL CHECK (length(host) <= 300), -- technical; 30 d after their last part in anything here; which server
  kind TEXT NOT NULL CHECK (length(kind) <= 16), -- technical; 30 d after their last part in anything here; person, group or server
  handle TEXT NOT NULL CHECK (length(handle) <= 500), -- contact; 30 d after their last part in anything here; how one finds them
  name TEXT NOT NULL CHECK (length(name) <= 400), -- contact; 30 d after their last part in anything here; how they call themselves
  page TEXT NOT NULL CHECK (length(page) <= 2000), -- contact; 30 d after their last part in anything here; where they show themselves
  inbox TEXT NOT NULL CHECK (length(inbox) <= 2000), -- contact; 30 d after their last part in anything here; where an answer is brought
  shared_inbox TEXT CHECK (length(shared_inbox) <= 2000), -- technical; 30 d after their last part in anything here; where what is for their server is brought
  outbox TEXT CHECK (length(outbox) <= 2000), -- technical; 30 d after their last part in anything here; where one reads what was missed
  upcoming TEXT CHECK (length(upcoming) <= 2000), -- technical; 30 d after their last part in anything here; where their coming events are
  fetched_at INTEGER NOT NULL -- technical; 30 d after their last part in anything here; when their server showed it
);
CREATE INDEX ix_remote_actors_host ON remote_actors (host);
CREATE INDEX ix_remote_actors_fetched ON remote_actors (fetched_at);
