-- Events of groups are prepared by several: what they write down for each other, and what one proposes and another lets out.

CREATE TABLE team_notes (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36), -- technical; event end + 30 d; which
  event_id TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, -- technical; event end + 30 d; of which event
  words TEXT NOT NULL CHECK (length(words) <= 16000), -- content; event end + 30 d; what the organizers write down for each other
  html TEXT NOT NULL CHECK (length(html) <= 65536), -- content; event end + 30 d; the same as it stands on the page
  "by" TEXT CHECK (length("by") <= 400), -- content; event end + 30 d; which organizer wrote it
  written_at INTEGER NOT NULL, -- content; event end + 30 d; when
  changed_by TEXT CHECK (length(changed_by) <= 400), -- content; event end + 30 d; which organizer changed it last
  changed_at INTEGER, -- content; event end + 30 d; when
  revision INTEGER NOT NULL, -- technical; event end + 30 d; so that two who write at once lose nothing
  is_pinned INTEGER NOT NULL, -- content; event end + 30 d; stays on top
  removed_at INTEGER -- content; 24 h; since when it is off the page
);
CREATE INDEX ix_team_notes_event ON team_notes (event_id, written_at);

ALTER TABLE hosts ADD COLUMN proposed_by TEXT CHECK (length(proposed_by) = 36) REFERENCES members (id) ON DELETE SET NULL; -- content; as long as they are a member; who proposes it to the group
ALTER TABLE hosts ADD COLUMN sent_back TEXT CHECK (length(sent_back) <= 2000); -- content; as long as the event; what somebody wants changed in it first
CREATE INDEX ix_hosts_proposed ON hosts (proposed_by);
