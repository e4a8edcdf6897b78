-- Servers that this instance has nothing to do with any more.

CREATE TABLE closed_servers (
  id uuid NOT NULL PRIMARY KEY, -- technical; until it is opened again; which
  name varchar(253) NOT NULL UNIQUE, -- technical; until it is opened again; which server
  word varchar(800), -- content; until it is opened again; why, for those who run the site
  since varchar(10) NOT NULL -- technical; until it is opened again; since which day
);
