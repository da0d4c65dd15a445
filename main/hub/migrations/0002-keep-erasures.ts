import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * That somebody was erased, when and why; nothing that says who it was. Vaults are no longer kept: a copy of this database would
 * otherwise still hold the cards of people who were erased since.
 */
export const keepErasures: Migration = {
  number: 2,
  sql: `
CREATE TABLE erasures (
  client_id TEXT PRIMARY KEY, subject_id TEXT, boutique_id TEXT NOT NULL, because TEXT NOT NULL CHECK (because IN ('asked', 'retention')), by_whom TEXT NOT NULL, erased_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
UPDATE vaults SET vault = '';`,
};
