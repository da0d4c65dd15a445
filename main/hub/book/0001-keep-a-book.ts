import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * `quanta` is what makes a double booking impossible: a quarter of an hour has each of its places once.
 * `external_key` is what makes a replay harmless: the same visitor, appointment or receipt is never written twice.
 */
export const keepABook: Migration = {
  number: 1,
  sql: `
CREATE TABLE clients (
  id TEXT PRIMARY KEY, external_key TEXT NOT NULL UNIQUE, boutique_id TEXT NOT NULL, card TEXT NOT NULL,
  match_key TEXT, created_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX clients_of_boutique ON clients (boutique_id);
CREATE INDEX clients_alike ON clients (match_key) WHERE match_key IS NOT NULL;
CREATE TABLE contacts (
  client_id TEXT PRIMARY KEY REFERENCES clients (id), reach_by TEXT NOT NULL, email TEXT, phone TEXT, remark TEXT
) STRICT;
CREATE TABLE appointments (
  id TEXT PRIMARY KEY, external_key TEXT NOT NULL UNIQUE, client_id TEXT NOT NULL REFERENCES clients (id), boutique_id TEXT NOT NULL,
  window_id TEXT NOT NULL, kind TEXT NOT NULL, starts_at TEXT, minutes INTEGER, state TEXT NOT NULL, reason TEXT, alternatives TEXT NOT NULL,
  expectation TEXT, arrived_at TEXT NOT NULL, changed_at TEXT NOT NULL, version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX appointments_of_boutique ON appointments (boutique_id, arrived_at);
CREATE INDEX appointments_of_client ON appointments (client_id);
CREATE TABLE holds (
  appointment_id TEXT PRIMARY KEY, boutique_id TEXT NOT NULL, window_id TEXT NOT NULL, kind TEXT NOT NULL,
  starts_at TEXT NOT NULL, minutes INTEGER NOT NULL, until TEXT NOT NULL, freed_at TEXT NOT NULL
) STRICT;
CREATE TABLE quanta (
  boutique_id TEXT NOT NULL, kind TEXT NOT NULL, quantum INTEGER NOT NULL, place INTEGER NOT NULL CHECK (place >= 0),
  appointment_id TEXT NOT NULL, PRIMARY KEY (boutique_id, kind, quantum, place)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX quanta_once ON quanta (appointment_id, quantum);
CREATE TABLE receipts (
  external_key TEXT PRIMARY KEY, client_id TEXT REFERENCES clients (id), subject_id TEXT NOT NULL, receipt TEXT NOT NULL, written_at TEXT NOT NULL
) STRICT;
CREATE INDEX receipts_of_subject ON receipts (subject_id);
CREATE TABLE revisions (boutique_id TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT;
CREATE TRIGGER client_added AFTER INSERT ON clients BEGIN
  INSERT INTO revisions VALUES (new.boutique_id, 1) ON CONFLICT DO UPDATE SET revision = revision + 1;
END;
CREATE TRIGGER client_changed AFTER UPDATE ON clients BEGIN
  INSERT INTO revisions VALUES (new.boutique_id, 1) ON CONFLICT DO UPDATE SET revision = revision + 1;
END;
CREATE TRIGGER appointment_added AFTER INSERT ON appointments BEGIN
  INSERT INTO revisions VALUES (new.boutique_id, 1) ON CONFLICT DO UPDATE SET revision = revision + 1;
END;
CREATE TRIGGER appointment_changed AFTER UPDATE ON appointments BEGIN
  INSERT INTO revisions VALUES (new.boutique_id, 1) ON CONFLICT DO UPDATE SET revision = revision + 1;
END;`,
};
