CREATE TABLE talks (
  event_id TEXT NOT NULL PRIMARY KEY REFERENCES events (id),            -- technical; until the event is deleted; whose
  opened_at INTEGER,                                                    -- technical; until the event is deleted; there is a talk since
  closed_at INTEGER,                                                    -- technical; until the event is deleted; there is none since
  frozen_at INTEGER,                                                    -- technical; until the event is deleted; nobody but the team writes since
  pause INTEGER CHECK (pause BETWEEN 1 AND 3600),                       -- technical; until the event is deleted; seconds between two messages of one person
  pinned TEXT CHECK (length(pinned) = 36)                               -- technical; until the event is deleted; the message on top
);

CREATE TABLE talk_messages (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; event end + 30 d; names the message
  event_id TEXT NOT NULL REFERENCES events (id),                        -- technical; event end + 30 d; whose
  author TEXT CHECK (length(author) = 36),                              -- participation; event end + 30 d; who said it: takes it back, is slowed down, is blocked
  name TEXT CHECK (length(name) <= 160),                                -- contact; event end + 30 d; how they call themselves here
  text TEXT NOT NULL CHECK (length(text) <= 4000),                      -- participation; event end + 30 d; what was said
  html TEXT CHECK (length(html) <= 32768),                              -- participation; event end + 30 d; the same, ready to show
  at INTEGER NOT NULL,                                                  -- participation; event end + 30 d; when
  removed_at INTEGER,                                                   -- technical; event end + 30 d; only the team sees it since
  removed_by TEXT CHECK (length(removed_by) <= 80)                      -- content; event end + 30 d; which key removed it
);
CREATE INDEX ix_talk_messages_event ON talk_messages (event_id, at DESC, id);
CREATE INDEX ix_talk_messages_author ON talk_messages (author, at) WHERE author IS NOT NULL;

CREATE TABLE talk_silenced (
  event_id TEXT NOT NULL REFERENCES events (id),                        -- participation; event end + 30 d; where
  author TEXT NOT NULL CHECK (length(author) = 36),                     -- participation; event end + 30 d; who is heard no more
  at INTEGER NOT NULL,                                                  -- participation; event end + 30 d; since when
  PRIMARY KEY (event_id, author)
);

CREATE TABLE announcements (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),                 -- technical; until the event is deleted; names the announcement
  event_id TEXT NOT NULL REFERENCES events (id),                        -- technical; until the event is deleted; whose
  audience TEXT NOT NULL CHECK (length(audience) <= 16),                -- content; until the event is deleted; who reads it on the page
  title TEXT CHECK (length(title) <= 480),                              -- content; until the event is deleted; in one sentence
  text TEXT NOT NULL CHECK (length(text) <= 8000),                      -- content; until the event is deleted; what the team says
  html TEXT CHECK (length(html) <= 65536),                              -- technical; until the event is deleted; the same, ready to show
  at INTEGER NOT NULL,                                                  -- technical; until the event is deleted; when
  "by" TEXT CHECK (length("by") <= 80)                                  -- content; until the event is deleted; which key, for the organizers
);
CREATE INDEX ix_announcements_event ON announcements (event_id, at DESC);
