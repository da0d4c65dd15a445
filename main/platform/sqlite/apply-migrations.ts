import assert from 'node:assert/strict';
import type BetterSqlite3 from 'better-sqlite3';

/** One step, in a file named `NNNN-what-it-does.ts`; once released it never changes. */
export type Migration = { readonly number: number; readonly sql: string };

/**
 * Brings a database to the last step, each step in its own transaction with its number (`user_version`).
 * @throws when the steps are not numbered 1, 2, 3 …, or the database is ahead of them
 */
export function applyMigrations(database: BetterSqlite3.Database, migrations: readonly Migration[]): void {
  migrations.forEach((migration, index) => assert.equal(migration.number, index + 1, 'migrations are numbered without gaps'));
  const takeStep = database.transaction((migration: Migration) => {
    if (stepOf(database) >= migration.number) return;
    database.exec(migration.sql);
    database.pragma(`user_version = ${migration.number}`);
  });
  assert.ok(stepOf(database) <= migrations.length, 'this database was written by a later version of Vitrine');
  // Immediate: a second process that opens the same file waits here and then finds the step taken.
  for (const migration of migrations) takeStep.immediate(migration);
}

function stepOf(database: BetterSqlite3.Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
