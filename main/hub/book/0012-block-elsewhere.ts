import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * Times that the maison gave away in another calendar. They are facts, not promises: they may lie over one another, and over what was promised here
 * before they were known. `appointment_id` is ours, where somebody moved it there. Everything is read again, so that what was there already counts.
 */
export const blockElsewhere: Migration = {
  number: 12,
  sql: `
CREATE TABLE blocks (
  connector TEXT NOT NULL, ref TEXT NOT NULL, boutique_id TEXT NOT NULL, advisor_id TEXT, appointment_id TEXT,
  first_quantum INTEGER NOT NULL, end_quantum INTEGER NOT NULL CHECK (end_quantum > first_quantum)
) STRICT;
CREATE INDEX blocks_by_ref ON blocks (connector, ref);
CREATE INDEX blocks_of_boutique ON blocks (boutique_id, end_quantum, first_quantum);
DELETE FROM pull_cursors;`,
};
