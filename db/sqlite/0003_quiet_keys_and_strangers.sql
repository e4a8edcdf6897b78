ALTER TABLE event_keys ADD COLUMN quiet_since INTEGER;                  -- technical; event end + 90 d; wants no evening news since
ALTER TABLE letters ADD COLUMN to_stranger INTEGER NOT NULL DEFAULT 0;  -- technical; 30 d; whether nobody had confirmed the address by then
CREATE INDEX ix_letters_strangers ON letters (at) WHERE to_stranger;
