import BetterSqlite3 from 'better-sqlite3';
import type { Database } from './open-database.ts';

/** A database that another program owns, as it is; nothing is made, migrated or written. Whoever opens it closes it. */
export function openDatabaseToRead(path: string): Database {
  const database = new BetterSqlite3(path, { readonly: true, fileMustExist: true });
  database.pragma('busy_timeout = 5000');
  return database;
}
