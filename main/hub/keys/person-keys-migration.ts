import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

const keepPersonKeys: Migration = {
  number: 1,
  sql: `
CREATE TABLE person_keys (id TEXT PRIMARY KEY, wrapped TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE destroyed_keys (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
};

/** So that an erasure that was cut off is put on record with its own reason when it is finished. */
const keepWhyDestroyed: Migration = {
  number: 2,
  sql: `
ALTER TABLE destroyed_keys ADD COLUMN because TEXT NOT NULL DEFAULT 'asked' CHECK (because IN ('asked', 'retention'));
ALTER TABLE destroyed_keys ADD COLUMN by_whom TEXT NOT NULL DEFAULT 'hub';`,
};

/** The steps of the database of persons' keys. */
export const personKeyMigrations = [keepPersonKeys, keepWhyDestroyed] as const;
