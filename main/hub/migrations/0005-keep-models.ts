import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Models that staff brought, as blobs by their hash; at most one of a watch is shown in the place of the built one. */
export const keepModels: Migration = {
  number: 5,
  sql: `
CREATE TABLE models (
  id TEXT PRIMARY KEY, watch_id TEXT NOT NULL, file_name TEXT NOT NULL, taken TEXT NOT NULL, taken_at TEXT NOT NULL, taken_by TEXT NOT NULL,
  is_shown INTEGER NOT NULL DEFAULT 0 CHECK (is_shown IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX models_shown ON models (watch_id) WHERE is_shown = 1;`,
};
