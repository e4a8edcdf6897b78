-- Events on request: what the organizers ask, what was said, what they decided.

ALTER TABLE participations ADD COLUMN refused_at INTEGER; -- participation; event end + 30 d, then counted only; the organizers said no

CREATE TABLE admissions (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id), -- technical; until the event is deleted; whose
  questions TEXT NOT NULL CHECK (length(questions) <= 80000), -- content; until the event is deleted; what the organizers ask and why
  code TEXT CHECK (length(code) <= 40000), -- content; until the event is deleted; the code of conduct
  code_version INTEGER NOT NULL, -- content; until the event is deleted; which version it is
  code_since INTEGER, -- technical; until the event is deleted; since when
  reviews_again INTEGER NOT NULL -- content; until the event is deleted; whether changed answers are looked at again
);

CREATE TABLE requests (
  participation_id TEXT NOT NULL PRIMARY KEY REFERENCES participations (id) ON DELETE CASCADE, -- technical; event end + 30 d; whose
  event_id TEXT NOT NULL REFERENCES events (id), -- technical; event end + 30 d; which event
  answers TEXT NOT NULL CHECK (length(answers) <= 80000), -- participation; event end + 30 d (sooner where the question says so); what they answered the organizers
  code_version INTEGER, -- participation; event end + 30 d; which code they accepted
  code_accepted_at INTEGER, -- participation; event end + 30 d; when they accepted it
  asked_back TEXT CHECK (length(asked_back) <= 4000), -- participation; event end + 30 d; what the organizers want to know
  asked_back_at INTEGER, -- participation; event end + 30 d; since when
  reply TEXT CHECK (length(reply) <= 4000), -- participation; event end + 30 d; what they answered
  replied_at INTEGER -- participation; event end + 30 d; when
);
CREATE INDEX ix_requests_event ON requests (event_id);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- technical; until the event is deleted; order
  event_id TEXT NOT NULL REFERENCES events (id), -- technical; until the event is deleted; whose
  participation_id TEXT REFERENCES participations (id) ON DELETE SET NULL, -- participation; event end + 30 d; about whom
  batch TEXT NOT NULL CHECK (length(batch) = 36), -- technical; until the event is deleted; what was decided with one tap
  verdict TEXT NOT NULL CHECK (length(verdict) <= 16), -- participation; until the event is deleted; what was decided
  why TEXT NOT NULL CHECK (length(why) <= 16), -- participation; until the event is deleted; for which reason, out of a list
  "by" TEXT CHECK (length("by") <= 320), -- content; event end + 30 d; which key, for the organizers
  at INTEGER NOT NULL, -- technical; until the event is deleted; when
  undone_at INTEGER -- technical; until the event is deleted; taken back
);
CREATE INDEX ix_decisions_event ON decisions (event_id, id);
