CREATE TABLE talks (
  event_id uuid NOT NULL PRIMARY KEY REFERENCES events (id),            -- technical; until the event is deleted; whose
  opened_at bigint,                                                    -- technical; until the event is deleted; there is a talk since
  closed_at bigint,                                                    -- technical; until the event is deleted; there is none since
  frozen_at bigint,                                                    -- technical; until the event is deleted; nobody but the team writes since
  pause integer CHECK (pause BETWEEN 1 AND 3600),                       -- technical; until the event is deleted; seconds between two messages of one person
  pinned uuid                               -- technical; until the event is deleted; the message on top
);

CREATE TABLE talk_messages (
  id uuid NOT NULL PRIMARY KEY,                 -- technical; event end + 30 d; names the message
  event_id uuid NOT NULL REFERENCES events (id),                        -- technical; event end + 30 d; whose
  author uuid,                              -- participation; event end + 30 d; who said it: takes it back, is slowed down, is blocked
  name varchar(160),                                -- contact; event end + 30 d; how they call themselves here
  text varchar(4000) NOT NULL,                      -- participation; event end + 30 d; what was said
  html varchar(32768),                              -- participation; event end + 30 d; the same, ready to show
  at bigint NOT NULL,                                                  -- participation; event end + 30 d; when
  removed_at bigint,                                                   -- technical; event end + 30 d; only the team sees it since
  removed_by varchar(80)                      -- content; event end + 30 d; which key removed it
);
CREATE INDEX ix_talk_messages_event ON talk_messages (event_id, at DESC, id);
CREATE INDEX ix_talk_messages_author ON talk_messages (author, at) WHERE author IS NOT NULL;

CREATE TABLE talk_silenced (
  event_id uuid NOT NULL REFERENCES events (id),                        -- participation; event end + 30 d; where
  author uuid NOT NULL,                     -- participation; event end + 30 d; who is heard no more
  at bigint NOT NULL,                                                  -- participation; event end + 30 d; since when
  PRIMARY KEY (event_id, author)
);

CREATE TABLE announcements (
  id uuid NOT NULL PRIMARY KEY,                 -- technical; until the event is deleted; names the announcement
  event_id uuid NOT NULL REFERENCES events (id),                        -- technical; until the event is deleted; whose
  audience varchar(16) NOT NULL,                -- content; until the event is deleted; who reads it on the page
  title varchar(480),                              -- content; until the event is deleted; in one sentence
  text varchar(8000) NOT NULL,                      -- content; until the event is deleted; what the team says
  html varchar(65536),                              -- technical; until the event is deleted; the same, ready to show
  at bigint NOT NULL,                                                  -- technical; until the event is deleted; when
  "by" varchar(80)                                  -- content; until the event is deleted; which key, for the organizers
);
CREATE INDEX ix_announcements_event ON announcements (event_id, at DESC);
