-- Who answers as one of their profiles, whom they let see it, and for how long.

ALTER TABLE participations ADD COLUMN profile_id TEXT CHECK (length(profile_id) = 36); -- participation; until it fades, 90 d after the event unless chosen otherwise; the profile that answered
ALTER TABLE participations ADD COLUMN circle_id TEXT CHECK (length(circle_id) = 36) REFERENCES groups (id) ON DELETE SET NULL; -- participation; until it fades, 90 d after the event unless chosen otherwise; the group whose members see that they come
CREATE INDEX ix_participations_profile ON participations (profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX ix_participations_circle ON participations (circle_id) WHERE circle_id IS NOT NULL;

ALTER TABLE profiles ADD COLUMN usual TEXT NOT NULL DEFAULT 'Organizers' CHECK (length(usual) <= 16); -- content; as long as the profile; who sees what it takes part in
ALTER TABLE profiles ADD COLUMN usual_circle TEXT CHECK (length(usual_circle) = 36) REFERENCES groups (id) ON DELETE SET NULL; -- content; as long as the profile; the group whose members see it
ALTER TABLE profiles ADD COLUMN fading TEXT NOT NULL DEFAULT 'Quarter' CHECK (length(fading) <= 16); -- content; as long as the profile; for how long others see what it took part in
