import type { Migration } from '../platform/sqlite/apply-migrations.ts';
import { openDatabase, type Database, type SqlFunctions } from '../platform/sqlite/open-database.ts';
import { openIfWhole } from '../platform/sqlite/open-if-whole.ts';

/**
 * A database of the hub, which has what no window has any more: one that is damaged is never set aside by itself.
 * @throws TypeError with a sentence when it is damaged; it is left as it lies
 */
export function openWholeDatabase(path: string, migrations: readonly Migration[], functions: SqlFunctions = {}): Database {
  const database = openIfWhole(() => openDatabase(path, migrations, functions));
  if (database === null) throw new TypeError(`${path} is damaged, and was left as it lies. Put the last good copy in its place and start again; windows go on meanwhile, and keep what they are given.`);
  return database;
}
