ALTER TABLE event_keys ADD COLUMN quiet_since bigint;                      -- technical; event end + 90 d; wants no evening news since
ALTER TABLE letters ADD COLUMN to_stranger boolean NOT NULL DEFAULT false; -- technical; 30 d; whether nobody had confirmed the address by then
CREATE INDEX ix_letters_strangers ON letters (at) WHERE to_stranger;
