import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

const contents = `
CREATE TABLE contents (
  boutique_id TEXT NOT NULL, role TEXT NOT NULL, document TEXT NOT NULL, sha256 TEXT NOT NULL, imported_at TEXT NOT NULL,
  PRIMARY KEY (boutique_id, role)
) STRICT;
CREATE TABLE assets (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, mime TEXT NOT NULL) STRICT;
CREATE TABLE settings (
  scope TEXT PRIMARY KEY, said TEXT NOT NULL, version INTEGER NOT NULL, saved_at TEXT NOT NULL, saved_by TEXT NOT NULL
) STRICT;
CREATE TABLE publications (
  window_id TEXT NOT NULL REFERENCES windows (id), number INTEGER NOT NULL, sha256 TEXT NOT NULL, manifest TEXT NOT NULL,
  signature TEXT NOT NULL, certificate TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL,
  PRIMARY KEY (window_id, number)
) STRICT;
CREATE TABLE shown_texts (
  text_sha256 TEXT NOT NULL, text_version TEXT NOT NULL, locale TEXT NOT NULL, purpose_id TEXT NOT NULL,
  PRIMARY KEY (text_sha256, text_version, locale, purpose_id)
) STRICT;`;

const windows = `
CREATE TABLE windows (
  id TEXT PRIMARY KEY, boutique_id TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, public_key TEXT NOT NULL,
  enrolled_at TEXT NOT NULL, removed_at TEXT, last_seen_at TEXT, app_version TEXT,
  applied INTEGER NOT NULL DEFAULT 0, failed TEXT, health TEXT, reported_at TEXT,
  screenshot_sha256 TEXT, screenshot_taken_at TEXT, screenshot_scene TEXT, screenshot_mime TEXT,
  ledger_sequence INTEGER NOT NULL DEFAULT 0, ledger_hash TEXT NOT NULL
) STRICT;
CREATE TABLE pairing_codes (
  secret_sha256 TEXT PRIMARY KEY, boutique_id TEXT NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL,
  issued_at TEXT NOT NULL, issued_by TEXT NOT NULL, expires_at TEXT NOT NULL, window_id TEXT REFERENCES windows (id)
) STRICT;
CREATE TABLE reports (id TEXT PRIMARY KEY, window_id TEXT NOT NULL REFERENCES windows (id), received_at TEXT NOT NULL) STRICT;
CREATE TABLE counters (
  window_id TEXT NOT NULL REFERENCES windows (id), day TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (window_id, day, name)
) STRICT, WITHOUT ROWID;`;

const intake = `
CREATE TABLE intake (
  id TEXT PRIMARY KEY, window_id TEXT NOT NULL REFERENCES windows (id), sequence INTEGER NOT NULL,
  created_at TEXT NOT NULL, received_at TEXT NOT NULL, lane TEXT NOT NULL, body TEXT NOT NULL, body_sha256 TEXT NOT NULL, hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'parked', 'done')), reason TEXT, not_before TEXT, tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX intake_unfinished ON intake (created_at, id) WHERE state <> 'done';
CREATE INDEX intake_lanes ON intake (lane) WHERE state <> 'done';
CREATE TABLE outcomes (
  cursor INTEGER PRIMARY KEY AUTOINCREMENT, window_id TEXT NOT NULL REFERENCES windows (id), appointment_id TEXT NOT NULL,
  version INTEGER NOT NULL, outcome TEXT NOT NULL, UNIQUE (appointment_id, version)
) STRICT;
CREATE INDEX outcomes_of_window ON outcomes (window_id, cursor);
CREATE TABLE receipts (
  id TEXT PRIMARY KEY, window_id TEXT NOT NULL REFERENCES windows (id), captured_at TEXT NOT NULL,
  receipt TEXT NOT NULL, is_signature_right INTEGER NOT NULL
) STRICT;
CREATE INDEX receipts_by_time ON receipts (captured_at);`;

const badges = `
CREATE TABLE boutique_keys (
  boutique_id TEXT PRIMARY KEY, badge_master_key TEXT NOT NULL, vault_key TEXT NOT NULL, generation INTEGER NOT NULL
) STRICT;
CREATE TABLE badges (
  id TEXT PRIMARY KEY, boutique_id TEXT NOT NULL, advisor_id TEXT NOT NULL, given_name TEXT NOT NULL,
  salt TEXT NOT NULL, argon2 TEXT NOT NULL, wrapping_key TEXT NOT NULL, uid TEXT NOT NULL UNIQUE,
  issued_at TEXT NOT NULL, issued_by TEXT NOT NULL, revoked_at TEXT
) STRICT;
CREATE TABLE vaults (
  boutique_id TEXT PRIMARY KEY, version INTEGER NOT NULL, made_from TEXT NOT NULL, vault TEXT NOT NULL
) STRICT;`;

const staff = `
CREATE TABLE accounts (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, boutique_id TEXT, password TEXT NOT NULL, added_at TEXT NOT NULL, removed_at TEXT
) STRICT;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY, token_sha256 TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES accounts (name),
  started_at TEXT NOT NULL, last_seen_at TEXT NOT NULL, revoked_at TEXT
) STRICT;
CREATE TABLE sign_in_failures (subject TEXT PRIMARY KEY, count INTEGER NOT NULL, wait_until TEXT NOT NULL) STRICT;
CREATE TABLE audit (
  sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL, subject TEXT, source TEXT UNIQUE,
  previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;`;

export const keepAMaison: Migration = { number: 1, sql: [contents, windows, intake, badges, staff].join('\n') };
