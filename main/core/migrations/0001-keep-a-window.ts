import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

const delivery = `
CREATE TABLE ledger (
  sequence INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL,
  body_sha256 TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;
CREATE TABLE outbox (
  sequence INTEGER PRIMARY KEY REFERENCES ledger (sequence), id TEXT NOT NULL UNIQUE, row TEXT NOT NULL,
  refused_for TEXT, refusals INTEGER NOT NULL DEFAULT 0, not_before TEXT
) STRICT;
CREATE TABLE receipts (id TEXT PRIMARY KEY, submission_id TEXT NOT NULL, receipt TEXT NOT NULL) STRICT;
CREATE INDEX receipts_of_submission ON receipts (submission_id);
CREATE TABLE appointments (
  id TEXT PRIMARY KEY, submission_id TEXT NOT NULL, kind TEXT NOT NULL, starts_at TEXT, minutes INTEGER,
  state TEXT NOT NULL, made_at TEXT NOT NULL, delivered_at TEXT
) STRICT;
CREATE INDEX appointments_of_submission ON appointments (submission_id);`;

const heard = `
CREATE TABLE cursors (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE availability (one INTEGER PRIMARY KEY CHECK (one = 1), heard TEXT NOT NULL) STRICT;
CREATE TABLE vault (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL, etag TEXT, vault TEXT NOT NULL) STRICT;`;

const told = `
CREATE TABLE counters (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
CREATE TABLE reports (id TEXT PRIMARY KEY, report TEXT NOT NULL) STRICT;
CREATE TABLE pin_tries (badge_id TEXT PRIMARY KEY, wrong INTEGER NOT NULL, lock_left_ms INTEGER NOT NULL) STRICT;`;

export const keepAWindow: Migration = { number: 1, sql: [delivery, heard, told].join('\n') };
