import BetterSqlite3 from 'better-sqlite3';
import { applyMigrations, type Migration } from './apply-migrations.ts';

export type Database = BetterSqlite3.Database;
/** What SQL may call by name, in statements, views and steps. */
export type SqlFunctions = Readonly<Record<string, (...given: readonly unknown[]) => string | null>>;
export type Statement<Parameters extends unknown[], Row> = BetterSqlite3.Statement<Parameters, Row>;

/**
 * Opens a database that is durable at commit: WAL with `synchronous=FULL` (WAL alone means NORMAL, which loses
 * acknowledged rows in a power cut), foreign keys on, migrated to its last step. Whoever opens it closes it.
 * @param path a file, or `:memory:`
 * @param functions that the steps and the statements call
 * @throws when the file is no database, or was migrated by a later version of the application
 */
export function openDatabase(path: string, migrations: readonly Migration[], functions: SqlFunctions = {}): Database {
  const database = new BetterSqlite3(path);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    // 32 MB: a checkpoint that a commit has to make keeps waiting whoever waits for the commit.
    database.pragma('wal_autocheckpoint = 8000');
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 5000');
    database.pragma('secure_delete = ON');
    for (const [name, call] of Object.entries(functions)) database.function(name, { varargs: true }, call);
    keepPlans(database);
    applyMigrations(database, migrations);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

/**
 * SQLite 3.54 may choose a plan by what is bound to `= ?` and `LIMIT ?`, and better-sqlite3 unbinds after every call: such a statement is
 * parsed anew each time. With a plus, which means nothing else, it is not. Until better-sqlite3 keeps what is bound until the next call.
 */
function keepPlans(database: Database): void {
  const prepare = database.prepare.bind(database);
  Object.assign(database, { prepare: (sql: string) => prepare(sql.replaceAll(/(?<== |LIMIT )(?=[?:])/g, '+')) });
}
