-- Search by words: one row for each event that everybody may see, ours and those of other sites. The program takes the words
-- apart by itself (docs/decisions/0013-search.md).

CREATE TABLE search_entries (
  slot bigint NOT NULL PRIMARY KEY, -- technical; as long as everybody sees the event; its place in the order of the days
  event_id uuid UNIQUE REFERENCES events (id) ON DELETE CASCADE, -- technical; as long as everybody sees the event; which event
  elsewhere_id uuid UNIQUE REFERENCES remote_events (id) ON DELETE CASCADE, -- technical; as long as everybody sees the event; which event of another site
  ends_at bigint NOT NULL, -- technical; as long as everybody sees the event; what is over is found by its date only
  words varchar(32000) NOT NULL, -- content; as long as everybody sees the event; what everybody sees of it, word by word, each once and in no order
  CHECK ((event_id IS NULL) <> (elsewhere_id IS NULL))
);
CREATE INDEX ix_search_entries_words ON search_entries USING gin (array_to_tsvector(string_to_array(words, ' ')));
