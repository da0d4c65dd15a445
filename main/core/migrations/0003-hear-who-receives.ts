import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** The maison's own people, never a visitor. */
export const hearWhoReceives: Migration = { number: 3, sql: 'ALTER TABLE appointments ADD COLUMN received_by TEXT;' };
