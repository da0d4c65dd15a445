import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * Two records of one person. The one that is given up stays, out of sight, under its own key and external key, so that undoing puts back
 * every byte; what was there before is kept as it was hidden, never in clear.
 */
export const mergeClients: Migration = {
  number: 8,
  sql: `
ALTER TABLE clients ADD COLUMN merged_into TEXT REFERENCES clients (id);
CREATE INDEX clients_merged ON clients (merged_into) WHERE merged_into IS NOT NULL;
CREATE TABLE merges (
  id TEXT PRIMARY KEY, kept_id TEXT NOT NULL REFERENCES clients (id), given_up_id TEXT NOT NULL REFERENCES clients (id), merged_at TEXT NOT NULL, by_whom TEXT NOT NULL,
  before TEXT NOT NULL, sources TEXT NOT NULL, version_after INTEGER NOT NULL, undone_at TEXT
) STRICT;
CREATE UNIQUE INDEX merges_standing ON merges (given_up_id) WHERE undone_at IS NULL;
CREATE TABLE different_persons (one_id TEXT NOT NULL, other_id TEXT NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (one_id, other_id)) STRICT, WITHOUT ROWID;`,
};
