-- Who answers as one of their profiles, whom they let see it, and for how long.

ALTER TABLE participations ADD COLUMN profile_id uuid; -- participation; until it fades, 90 d after the event unless chosen otherwise; the profile that answered
ALTER TABLE participations ADD COLUMN circle_id uuid REFERENCES groups (id) ON DELETE SET NULL; -- participation; until it fades, 90 d after the event unless chosen otherwise; the group whose members see that they come
CREATE INDEX ix_participations_profile ON participations (profile_id) WHERE profile_id IS NOT NULL;
CREATE INDEX ix_participations_circle ON participations (circle_id) WHERE circle_id IS NOT NULL;

ALTER TABLE profiles ADD COLUMN usual varchar(16) NOT NULL DEFAULT 'Organizers'; -- content; as long as the profile; who sees what it takes part in
ALTER TABLE profiles ADD COLUMN usual_circle uuid REFERENCES groups (id) ON DELETE SET NULL; -- content; as long as the profile; the group whose members see it
ALTER TABLE profiles ADD COLUMN fading varchar(16) NOT NULL DEFAULT 'Quarter'; -- content; as long as the profile; for how long others see what it took part in
