-- Events of groups are prepared by several: what they write down for each other, and what one proposes and another lets out.

CREATE TABLE team_notes (
  id uuid NOT NULL PRIMARY KEY, -- technical; event end + 30 d; which
  event_id uuid NOT NULL REFERENCES events (id) ON DELETE CASCADE, -- technical; event end + 30 d; of which event
  words varchar(16000) NOT NULL, -- content; event end + 30 d; what the organizers write down for each other
  html varchar(65536) NOT NULL, -- content; event end + 30 d; the same as it stands on the page
  "by" varchar(400), -- content; event end + 30 d; which organizer wrote it
  written_at bigint NOT NULL, -- content; event end + 30 d; when
  changed_by varchar(400), -- content; event end + 30 d; which organizer changed it last
  changed_at bigint, -- content; event end + 30 d; when
  revision integer NOT NULL, -- technical; event end + 30 d; so that two who write at once lose nothing
  is_pinned boolean NOT NULL, -- content; event end + 30 d; stays on top
  removed_at bigint -- content; 24 h; since when it is off the page
);
CREATE INDEX ix_team_notes_event ON team_notes (event_id, written_at);

ALTER TABLE hosts ADD COLUMN proposed_by uuid REFERENCES members (id) ON DELETE SET NULL; -- content; as long as they are a member; who proposes it to the group
ALTER TABLE hosts ADD COLUMN sent_back varchar(2000); -- content; as long as the event; what somebody wants changed in it first
CREATE INDEX ix_hosts_proposed ON hosts (proposed_by);
