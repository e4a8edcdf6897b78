-- Events on request: what the organizers ask, what was said, what they decided.

ALTER TABLE participations ADD COLUMN refused_at bigint; -- participation; event end + 30 d, then counted only; the organizers said no

CREATE TABLE admissions (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; whose
  questions varchar(80000) NOT NULL, -- content; until the event is deleted; what the organizers ask and why
  code varchar(40000), -- content; until the event is deleted; the code of conduct
  code_version integer NOT NULL, -- content; until the event is deleted; which version it is
  code_since bigint, -- technical; until the event is deleted; since when
  reviews_again boolean NOT NULL -- content; until the event is deleted; whether changed answers are looked at again
);

CREATE TABLE requests (
  participation_id uuid NOT NULL PRIMARY KEY REFERENCES participations (id) ON DELETE CASCADE, -- technical; event end + 30 d; whose
  event_id uuid NOT NULL REFERENCES events (id), -- technical; event end + 30 d; which event
  answers varchar(80000) NOT NULL, -- participation; event end + 30 d (sooner where the question says so); what they answered the organizers
  code_version integer, -- participation; event end + 30 d; which code they accepted
  code_accepted_at bigint, -- participation; event end + 30 d; when they accepted it
  asked_back varchar(4000), -- participation; event end + 30 d; what the organizers want to know
  asked_back_at bigint, -- participation; event end + 30 d; since when
  reply varchar(4000), -- participation; event end + 30 d; what they answered
  replied_at bigint -- participation; event end + 30 d; when
);
CREATE INDEX ix_requests_event ON requests (event_id);

CREATE TABLE decisions (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, -- technical; until the event is deleted; order
  event_id uuid NOT NULL REFERENCES events (id), -- technical; until the event is deleted; whose
  participation_id uuid REFERENCES participations (id) ON DELETE SET NULL, -- participation; event end + 30 d; about whom
  batch uuid NOT NULL, -- technical; until the event is deleted; what was decided with one tap
  verdict varchar(16) NOT NULL, -- participation; until the event is deleted; what was decided
  why varchar(16) NOT NULL, -- participation; until the event is deleted; for which reason, out of a list
  "by" varchar(320), -- content; event end + 30 d; which key, for the organizers
  at bigint NOT NULL, -- technical; until the event is deleted; when
  undone_at bigint -- technical; until the event is deleted; taken back
);
CREATE INDEX ix_decisions_event ON decisions (event_id, id);
