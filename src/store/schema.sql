-- The layout after the last migration, to be read; written by src/store/sqlite/migrate.test.ts (vitest run -u). Migrations make it.

CREATE TABLE cached_account (
  source TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (source, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE cached_item (
  kind_order INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  version INTEGER NOT NULL,
  item TEXT NOT NULL,
  from_seq INTEGER NOT NULL,
  until_seq INTEGER NOT NULL,
  standing TEXT NOT NULL,
  variety TEXT NOT NULL,
  from_day TEXT,
  to_day TEXT,
  learned_seq INTEGER NOT NULL,
  words INTEGER NOT NULL,
  hash TEXT NOT NULL, day TEXT,
  PRIMARY KEY (kind_order, rank, version)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE cached_item_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '3');

CREATE TABLE cached_passage (
  passage INTEGER PRIMARY KEY,
  text INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE cached_passage_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '3');

CREATE TABLE cached_reference (
  to_item TEXT NOT NULL,
  field TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (to_item, field, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE command (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  "by" TEXT NOT NULL,
  verb TEXT NOT NULL,
  words TEXT NOT NULL,
  undoes INTEGER REFERENCES command (seq) CHECK (undoes < seq),
  continues INTEGER REFERENCES command (seq) CHECK (continues < seq)
) STRICT;

CREATE TABLE decision (
  command INTEGER NOT NULL REFERENCES command (seq),
  ordinal INTEGER NOT NULL,
  act TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (command, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE item_version (
  version INTEGER PRIMARY KEY,
  save INTEGER NOT NULL REFERENCES record_save (save),
  seq INTEGER NOT NULL,
  item TEXT NOT NULL,
  content TEXT
) STRICT;

CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  needs TEXT NOT NULL
) STRICT;

CREATE TABLE reading (
  entry INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  reader TEXT NOT NULL,
  hash TEXT NOT NULL,
  coding TEXT NOT NULL CHECK (coding IN ('json', 'json deflate')),
  body BLOB NOT NULL
) STRICT;

CREATE TABLE record_save (
  save INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  maker TEXT NOT NULL,
  overview TEXT
) STRICT;

CREATE TABLE setting (
  entry INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  value TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  entry INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  text INTEGER NOT NULL REFERENCES text (number),
  format TEXT NOT NULL,
  blocks TEXT NOT NULL,
  UNIQUE (id, command)
) STRICT;

CREATE TABLE source_details (
  entry INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  details TEXT NOT NULL
) STRICT;

CREATE TABLE text (
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  length INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE INDEX cached_item_by_day ON cached_item (kind_order, day, until_seq, from_seq, standing);

CREATE INDEX cached_item_by_item ON cached_item (item, version);

CREATE INDEX cached_item_by_standing ON cached_item (kind_order, standing, until_seq, from_seq);

CREATE INDEX cached_item_by_version ON cached_item (version);

CREATE INDEX cached_item_by_words ON cached_item (words, from_seq, until_seq);

CREATE INDEX command_by_instant ON command (at);

CREATE INDEX command_by_other ON command (seq) WHERE undoes IS NOT NULL OR continues IS NOT NULL;

CREATE INDEX item_version_by_item ON item_version (item, version, seq);

CREATE INDEX reading_by_command ON reading (command);

CREATE INDEX reading_by_source ON reading (source, entry, command, reader, hash);

CREATE INDEX record_save_by_seq ON record_save (seq, save);

CREATE INDEX setting_by_command ON setting (command);

CREATE INDEX setting_by_key ON setting (key, entry, command);

CREATE INDEX source_by_command ON source (command);

CREATE INDEX source_by_text ON source (text);

CREATE INDEX source_details_by_command ON source_details (command);

CREATE INDEX source_details_by_source ON source_details (source, entry, command);

CREATE TRIGGER command_keeps_rows BEFORE DELETE ON command BEGIN SELECT RAISE (ABORT, 'command is append-only'); END;

CREATE TRIGGER command_keeps_values BEFORE UPDATE ON command BEGIN SELECT RAISE (ABORT, 'command is append-only'); END;

CREATE TRIGGER command_replaces_nothing BEFORE INSERT ON command WHEN EXISTS (SELECT 1 FROM command AS kept WHERE kept.seq = NEW.seq) BEGIN SELECT RAISE (ABORT, 'command is append-only'); END;

CREATE TRIGGER decision_keeps_rows BEFORE DELETE ON decision BEGIN SELECT RAISE (ABORT, 'decision is append-only'); END;

CREATE TRIGGER decision_keeps_values BEFORE UPDATE ON decision BEGIN SELECT RAISE (ABORT, 'decision is append-only'); END;

CREATE TRIGGER decision_replaces_nothing BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM decision AS kept WHERE kept.command = NEW.command AND kept.ordinal = NEW.ordinal) BEGIN SELECT RAISE (ABORT, 'decision is append-only'); END;

CREATE TRIGGER item_version_keeps_rows BEFORE DELETE ON item_version BEGIN SELECT RAISE (ABORT, 'item_version is append-only'); END;

CREATE TRIGGER item_version_keeps_values BEFORE UPDATE ON item_version BEGIN SELECT RAISE (ABORT, 'item_version is append-only'); END;

CREATE TRIGGER item_version_replaces_nothing BEFORE INSERT ON item_version WHEN EXISTS (SELECT 1 FROM item_version AS kept WHERE kept.version = NEW.version) BEGIN SELECT RAISE (ABORT, 'item_version is append-only'); END;

CREATE TRIGGER migration_keeps_rows BEFORE DELETE ON migration BEGIN SELECT RAISE (ABORT, 'migration is append-only'); END;

CREATE TRIGGER migration_keeps_values BEFORE UPDATE ON migration BEGIN SELECT RAISE (ABORT, 'migration is append-only'); END;

CREATE TRIGGER migration_replaces_nothing BEFORE INSERT ON migration WHEN EXISTS (SELECT 1 FROM migration AS kept WHERE kept.number = NEW.number) BEGIN SELECT RAISE (ABORT, 'migration is append-only'); END;

CREATE TRIGGER reading_keeps_rows BEFORE DELETE ON reading BEGIN SELECT RAISE (ABORT, 'reading is append-only'); END;

CREATE TRIGGER reading_keeps_values BEFORE UPDATE ON reading BEGIN SELECT RAISE (ABORT, 'reading is append-only'); END;

CREATE TRIGGER reading_replaces_nothing BEFORE INSERT ON reading WHEN EXISTS (SELECT 1 FROM reading AS kept WHERE kept.entry = NEW.entry) BEGIN SELECT RAISE (ABORT, 'reading is append-only'); END;

CREATE TRIGGER record_save_keeps_rows BEFORE DELETE ON record_save BEGIN SELECT RAISE (ABORT, 'record_save is append-only'); END;

CREATE TRIGGER record_save_keeps_values BEFORE UPDATE ON record_save BEGIN SELECT RAISE (ABORT, 'record_save is append-only'); END;

CREATE TRIGGER record_save_replaces_nothing BEFORE INSERT ON record_save WHEN EXISTS (SELECT 1 FROM record_save AS kept WHERE kept.save = NEW.save) BEGIN SELECT RAISE (ABORT, 'record_save is append-only'); END;

CREATE TRIGGER setting_keeps_rows BEFORE DELETE ON setting BEGIN SELECT RAISE (ABORT, 'setting is append-only'); END;

CREATE TRIGGER setting_keeps_values BEFORE UPDATE ON setting BEGIN SELECT RAISE (ABORT, 'setting is append-only'); END;

CREATE TRIGGER setting_replaces_nothing BEFORE INSERT ON setting WHEN EXISTS (SELECT 1 FROM setting AS kept WHERE kept.entry = NEW.entry) BEGIN SELECT RAISE (ABORT, 'setting is append-only'); END;

CREATE TRIGGER source_details_keeps_rows BEFORE DELETE ON source_details BEGIN SELECT RAISE (ABORT, 'source_details is append-only'); END;

CREATE TRIGGER source_details_keeps_values BEFORE UPDATE ON source_details BEGIN SELECT RAISE (ABORT, 'source_details is append-only'); END;

CREATE TRIGGER source_details_replaces_nothing BEFORE INSERT ON source_details WHEN EXISTS (SELECT 1 FROM source_details AS kept WHERE kept.entry = NEW.entry) BEGIN SELECT RAISE (ABORT, 'source_details is append-only'); END;

CREATE TRIGGER source_keeps_rows BEFORE DELETE ON source BEGIN SELECT RAISE (ABORT, 'source is append-only'); END;

CREATE TRIGGER source_keeps_values BEFORE UPDATE ON source BEGIN SELECT RAISE (ABORT, 'source is append-only'); END;

CREATE TRIGGER source_replaces_nothing BEFORE INSERT ON source WHEN EXISTS (SELECT 1 FROM source AS kept WHERE kept.entry = NEW.entry OR (kept.id = NEW.id AND kept.command = NEW.command)) BEGIN SELECT RAISE (ABORT, 'source is append-only'); END;

CREATE TRIGGER text_keeps_rows BEFORE DELETE ON text BEGIN SELECT RAISE (ABORT, 'text is append-only'); END;

CREATE TRIGGER text_keeps_values BEFORE UPDATE ON text BEGIN SELECT RAISE (ABORT, 'text is append-only'); END;

CREATE TRIGGER text_replaces_nothing BEFORE INSERT ON text WHEN EXISTS (SELECT 1 FROM text AS kept WHERE kept.number = NEW.number OR kept.hash = NEW.hash) BEGIN SELECT RAISE (ABORT, 'text is append-only'); END;
