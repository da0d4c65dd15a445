import type { Database } from './open-database.ts';

/**
 * The database that `open` opens, or null when its file is no database or a page of it is damaged (SQLite's quick check, which reads it once).
 * @throws whatever else opening throws
 */
export function openIfWhole(open: () => Database): Database | null {
  let database: Database | null = null;
  try {
    database = open();
    if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return database;
  } catch (error) {
    if (!isDamage(error)) {
      database?.close();
      throw error;
    }
  }
  database?.close();
  return null;
}

function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}
