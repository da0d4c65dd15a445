import { hubMigrations } from '../../main/hub/migrations/hub-migrations.ts';
import { openDatabase, type Database } from '../../main/platform/sqlite/open-database.ts';

/** The hub's own database in memory, as migrated as on disk. */
export function aHubDatabase(t: { readonly after: (end: () => void) => void }): Database {
  const database = openDatabase(':memory:', hubMigrations);
  t.after(() => void database.close());
  return database;
}
