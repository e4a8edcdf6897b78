-- What those who run the instance should look at, as other servers and people here tell them.

CREATE TABLE reports (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; 30 d after it is treated, 12 months at most; which
  server TEXT CHECK (length(server) <= 253), -- technical; 30 d after it is treated, 12 months at most; which server told of it
  path TEXT CHECK (length(path) <= 200), -- technical; 30 d after it is treated, 12 months at most; where it stands here
  actor TEXT CHECK (length(actor) <= 2000), -- contact; 30 d after it is treated, 12 months at most; who on another server it is about
  word TEXT CHECK (length(word) <= 4000), -- content; 30 d after it is treated, 12 months at most; why
  at INTEGER NOT NULL, -- technical; 30 d after it is treated, 12 months at most; when
  forwarded_at INTEGER, -- technical; 30 d after it is treated, 12 months at most; when it was handed on to the server that it is about
  treated_at INTEGER, -- technical; 30 d after it is treated, 12 months at most; when it was treated
  note TEXT CHECK (length(note) <= 2000) -- content; 30 d after it is treated, 12 months at most; what was done about it
);
CREATE INDEX ix_reports_treated ON reports (treated_at, at);
CREATE INDEX ix_reports_server ON reports (server);

CREATE TABLE reported_things (
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE CHECK (length(report_id) = 36), -- technical; 30 d after it is treated, 12 months at most; which report
  address TEXT NOT NULL CHECK (length(address) <= 2000), -- content; 30 d after it is treated, 12 months at most; what it is about, by its address
  PRIMARY KEY (report_id, address)
);
