-- The date of an event, chosen together: what is proposed, who says what to it.

ALTER TABLE events ADD COLUMN date_polled_at bigint; -- technical; until deleted; since when its date is being chosen

CREATE TABLE date_polls (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; whose
  last_day varchar(10),                                      -- content; until the event is deleted; until when one may answer
  hides_results boolean NOT NULL,                            -- content; until the event is deleted; whether answers are seen before it is closed
  revision integer NOT NULL,                                 -- technical; until the event is deleted; two people editing at once
  picked_id uuid                                             -- content; until the event is deleted; the date that was picked
);

CREATE TABLE poll_dates (
  id uuid NOT NULL PRIMARY KEY,                  -- technical; until the event is deleted; names the proposed date
  event_id uuid NOT NULL REFERENCES events (id), -- technical; until the event is deleted; whose
  day varchar(10) NOT NULL,                      -- content; until the event is deleted; when
  time varchar(5),                               -- content; until the event is deleted; when
  end_time varchar(5)                            -- content; until the event is deleted; until when
);
CREATE INDEX ix_poll_dates_event ON poll_dates (event_id);

CREATE TABLE poll_voters (
  id uuid NOT NULL PRIMARY KEY,                                                  -- technical; event end + 30 d; names who answers
  event_id uuid NOT NULL REFERENCES events (id),                                 -- participation; event end + 30 d; for which event
  participation_id uuid UNIQUE REFERENCES participations (id) ON DELETE CASCADE, -- participation; event end + 30 d; whose answer
  name varchar(320),                                                             -- contact; event end + 30 d; who it is
  selector varchar(16) UNIQUE,                                                   -- secret; event end + 30 d; finds what a name has answered
  hash bytea CHECK (octet_length(hash) = 32),                                    -- secret; event end + 30 d; checks the link of a name
  created_at bigint NOT NULL                                                     -- technical; event end + 30 d; order
);
CREATE INDEX ix_poll_voters_event ON poll_voters (event_id, created_at);

CREATE TABLE poll_votes (
  voter_id uuid NOT NULL REFERENCES poll_voters (id) ON DELETE CASCADE, -- participation; event end + 30 d; who
  date_id uuid NOT NULL REFERENCES poll_dates (id) ON DELETE CASCADE,   -- participation; event end + 30 d; which date
  vote varchar(16) NOT NULL,                                            -- participation; event end + 30 d; whether it suits
  PRIMARY KEY (voter_id, date_id)
);
CREATE INDEX ix_poll_votes_date ON poll_votes (date_id);
