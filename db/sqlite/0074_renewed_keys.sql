-- Keys of those who act here can be renewed: what is on its way is still signed by the one before.

ALTER TABLE actor_keys ADD COLUMN renewed_at INTEGER; -- technical; as long as its owner, 4 d more at most; when it was renewed last, if ever
ALTER TABLE actor_keys ADD COLUMN sealed_before BLOB CHECK (length(sealed_before) <= 4000); -- secret; 4 d after the renewal; the half that signed before, encrypted
