-- What those who run the instance should look at, as other servers and people here tell them.

CREATE TABLE reports (
  id uuid NOT NULL PRIMARY KEY, -- technical; 30 d after it is treated, 12 months at most; which
  server varchar(253), -- technical; 30 d after it is treated, 12 months at most; which server told of it
  path varchar(200), -- technical; 30 d after it is treated, 12 months at most; where it stands here
  actor varchar(2000), -- contact; 30 d after it is treated, 12 months at most; who on another server it is about
  word varchar(4000), -- content; 30 d after it is treated, 12 months at most; why
  at bigint NOT NULL, -- technical; 30 d after it is treated, 12 months at most; when
  forwarded_at bigint, -- technical; 30 d after it is treated, 12 months at most; when it was handed on to the server that it is about
  treated_at bigint, -- technical; 30 d after it is treated, 12 months at most; when it was treated
  note varchar(2000) -- content; 30 d after it is treated, 12 months at most; what was done about it
);
CREATE INDEX ix_reports_treated ON reports (treated_at, at);
CREATE INDEX ix_reports_server ON reports (server);

CREATE TABLE reported_things (
  report_id uuid NOT NULL REFERENCES reports (id) ON DELETE CASCADE, -- technical; 30 d after it is treated, 12 months at most; which report
  address varchar(2000) NOT NULL, -- content; 30 d after it is treated, 12 months at most; what it is about, by its address
  PRIMARY KEY (report_id, address)
);
