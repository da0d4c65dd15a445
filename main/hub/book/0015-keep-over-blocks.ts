import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Meetings that staff keep although their time was given away elsewhere too: for that event at that time, not for another. */
export const keepOverBlocks: Migration = {
  number: 15,
  sql: `
CREATE TABLE kept_over_blocks (
  appointment_id TEXT NOT NULL, connector TEXT NOT NULL, ref TEXT NOT NULL, first_quantum INTEGER NOT NULL, end_quantum INTEGER NOT NULL, by_whom TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (appointment_id, connector, ref, first_quantum, end_quantum)
) STRICT, WITHOUT ROWID;`,
};
