import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';

/**
 * The bytes of a database as one moment had it, also while others write to it: SQLite's own back-up, through a private folder beside it.
 * @throws when there is no database at `path`
 */
export async function snapshotDatabase(path: string): Promise<Buffer> {
  const folder = mkdtempSync(join(dirname(path), 'copy-'));
  const database = new BetterSqlite3(path, { fileMustExist: true });
  try {
    const copy = join(folder, 'copy.sqlite');
    await database.backup(copy);
    return readFileSync(copy);
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}
