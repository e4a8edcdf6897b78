-- Search by words: one row for each event that everybody may see, ours and those of other sites. The program takes the words
-- apart by itself (docs/decisions/0013-search.md); what finds them follows the rows by triggers, in the same transaction.

CREATE TABLE search_entries (
  slot INTEGER NOT NULL PRIMARY KEY, -- technical; as long as everybody sees the event; its place in the order of the days
  event_id TEXT UNIQUE REFERENCES events (id) ON DELETE CASCADE, -- technical; as long as everybody sees the event; which event
  elsewhere_id TEXT UNIQUE REFERENCES remote_events (id) ON DELETE CASCADE, -- technical; as long as everybody sees the event; which event of another site
  ends_at INTEGER NOT NULL, -- technical; as long as everybody sees the event; what is over is found by its date only
  words TEXT NOT NULL CHECK (length(words) <= 32000), -- content; as long as everybody sees the event; what everybody sees of it, word by word, each once and in no order
  CHECK ((event_id IS NULL) <> (elsewhere_id IS NULL))
);

CREATE VIRTUAL TABLE search_words USING fts5 (
  words, content = 'search_entries', content_rowid = 'slot', detail = 'none', tokenize = "ascii tokenchars '~='"
);
-- What is taken out is overwritten, as everywhere in this database.
INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER search_entries_in AFTER INSERT ON search_entries BEGIN
  INSERT INTO search_words (rowid, words) VALUES (NEW.slot, NEW.words);
END;
CREATE TRIGGER search_entries_out AFTER DELETE ON search_entries BEGIN
  INSERT INTO search_words (search_words, rowid, words) VALUES ('delete', OLD.slot, OLD.words);
END;
