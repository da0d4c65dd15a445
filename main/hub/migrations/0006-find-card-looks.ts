import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** What badges did at a window, in the order of its ledger; only what stands in no lane is in it, so a visitor's row costs nothing more. */
export const findCardLooks: Migration = { number: 6, sql: `CREATE INDEX intake_acts_of_window ON intake (window_id, sequence) WHERE lane = '';` };
