import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

export const keepPersonKeys: Migration = {
  number: 1,
  sql: `
CREATE TABLE person_keys (id TEXT PRIMARY KEY, wrapped TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE destroyed_keys (id TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
};
