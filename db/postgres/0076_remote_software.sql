-- Which programs other servers run, and who hears of a group only what it passes on.

CREATE TABLE remote_software (
  host varchar(300) NOT NULL PRIMARY KEY, -- technical; 30 d; which server
  name varchar(64), -- technical; 30 d; its program, as it says
  asked_at bigint NOT NULL -- technical; 30 d; when it was asked
);

ALTER TABLE remote_followers ADD COLUMN hears_group boolean NOT NULL DEFAULT false; -- technical; as long as they follow; whether their server hears of a group only what the group passes on
