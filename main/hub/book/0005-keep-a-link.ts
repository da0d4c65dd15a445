import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Where a meeting by video is; a change of it is told to CRMs as any change is, and is no new version: nothing that was agreed changes. */
export const keepALink: Migration = { number: 5, sql: 'ALTER TABLE appointments ADD COLUMN link TEXT;' };
