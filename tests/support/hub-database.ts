import { keepAMaison } from '../../main/hub/migrations/0001-keep-a-maison.ts';
import { openDatabase, type Database } from '../../main/platform/sqlite/open-database.ts';

/** The hub's own database in memory, as migrated as on disk. */
export function aHubDatabase(t: { readonly after: (end: () => void) => void }): Database {
  const database = openDatabase(':memory:', [keepAMaison]);
  t.after(() => void database.close());
  return database;
}
