import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * A slot lent to a window is a block in `quanta` under the lease's own id, so that nobody else is given it.
 * `memory` says which memory of the window knows of it: one that lost its memory is never lent the same slot as if it were new.
 */
export const lendSlots: Migration = {
  number: 6,
  sql: `
CREATE TABLE leases (
  id TEXT PRIMARY KEY, boutique_id TEXT NOT NULL, window_id TEXT NOT NULL, memory TEXT NOT NULL, kind TEXT NOT NULL,
  starts_at TEXT NOT NULL, minutes INTEGER NOT NULL, freed_at TEXT NOT NULL
) STRICT;
CREATE INDEX leases_of_window ON leases (window_id);
CREATE INDEX leases_by_end ON leases (freed_at);`,
};
