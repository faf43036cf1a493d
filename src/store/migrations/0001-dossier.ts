/** Decides how a dossier is laid out on first making: the append-only tables, the triggers that keep them so, and the caches beside them. */
import type { Migration } from "./migration.ts";

/** The append-only tables, and when a row would take another's place, which is how REPLACE overwrites. */
const sameKey: Readonly<Record<string, string>> = {
  migration: "kept.number = NEW.number",
  command: "kept.seq = NEW.seq",
  text: "kept.number = NEW.number OR kept.hash = NEW.hash",
  source: "kept.entry = NEW.entry OR (kept.id = NEW.id AND kept.command = NEW.command)",
  source_details: "kept.entry = NEW.entry",
  reading: "kept.entry = NEW.entry",
  decision: "kept.command = NEW.command AND kept.ordinal = NEW.ordinal",
  setting: "kept.entry = NEW.entry",
  record_save: "kept.save = NEW.save",
  item_version: "kept.version = NEW.version",
};

export const dossier: Migration = {
  number: 1,
  title: "the dossier",
  needs: "0.1.0",
  sql: `
CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  needs TEXT NOT NULL
) STRICT;

CREATE TABLE command (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  "by" TEXT NOT NULL,
  verb TEXT NOT NULL,
  words TEXT NOT NULL,
  undoes INTEGER REFERENCES command (seq) CHECK (undoes < seq),
  continues INTEGER REFERENCES command (seq) CHECK (continues < seq)
) STRICT;
CREATE INDEX command_by_instant ON command (at);
CREATE INDEX command_by_other ON command (seq) WHERE undoes IS NOT NULL OR continues IS NOT NULL;

CREATE TABLE text (
  number INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  length INTEGER NOT NULL,
  body BLOB NOT NULL
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
CREATE INDEX source_by_command ON source (command);
CREATE INDEX source_by_text ON source (text);

CREATE TABLE source_details (
  entry INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  details TEXT NOT NULL
) STRICT;
CREATE INDEX source_details_by_source ON source_details (source, entry, command);
CREATE INDEX source_details_by_command ON source_details (command);

CREATE TABLE reading (
  entry INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  reader TEXT NOT NULL,
  hash TEXT NOT NULL,
  coding TEXT NOT NULL CHECK (coding IN ('json', 'json deflate')),
  body BLOB NOT NULL
) STRICT;
CREATE INDEX reading_by_source ON reading (source, entry, command, reader, hash);
CREATE INDEX reading_by_command ON reading (command);

CREATE TABLE decision (
  command INTEGER NOT NULL REFERENCES command (seq),
  ordinal INTEGER NOT NULL,
  act TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (command, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  entry INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  command INTEGER NOT NULL REFERENCES command (seq),
  value TEXT NOT NULL
) STRICT;
CREATE INDEX setting_by_key ON setting (key, entry, command);
CREATE INDEX setting_by_command ON setting (command);

CREATE TABLE record_save (
  save INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  maker TEXT NOT NULL,
  overview TEXT
) STRICT;
CREATE INDEX record_save_by_seq ON record_save (seq, save);

CREATE TABLE item_version (
  version INTEGER PRIMARY KEY,
  save INTEGER NOT NULL REFERENCES record_save (save),
  seq INTEGER NOT NULL,
  item TEXT NOT NULL,
  content TEXT
) STRICT;
CREATE INDEX item_version_by_item ON item_version (item, version, seq);

${Object.entries(sameKey).map(keepAppendOnly).join("\n")}

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
  hash TEXT NOT NULL,
  PRIMARY KEY (kind_order, rank, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX cached_item_by_item ON cached_item (item, version);
CREATE INDEX cached_item_by_version ON cached_item (version);
CREATE INDEX cached_item_by_standing ON cached_item (kind_order, standing, until_seq, from_seq);
CREATE INDEX cached_item_by_words ON cached_item (words, from_seq, until_seq);

CREATE TABLE cached_reference (
  to_item TEXT NOT NULL,
  field TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (to_item, field, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE cached_account (
  source TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (source, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE cached_passage (
  passage INTEGER PRIMARY KEY,
  text INTEGER NOT NULL,
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL
) STRICT;

CREATE VIRTUAL TABLE cached_passage_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
CREATE VIRTUAL TABLE cached_item_words USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
`,
};

function keepAppendOnly([table, same]: readonly [string, string]): string {
  const refuse = `BEGIN SELECT RAISE (ABORT, '${table} is append-only'); END;`;
  return `CREATE TRIGGER ${table}_keeps_rows BEFORE DELETE ON ${table} ${refuse}
CREATE TRIGGER ${table}_keeps_values BEFORE UPDATE ON ${table} ${refuse}
CREATE TRIGGER ${table}_replaces_nothing BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} AS kept WHERE ${same}) ${refuse}`;
}
