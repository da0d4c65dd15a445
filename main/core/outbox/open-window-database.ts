import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../../platform/files/replace-durably.ts';
import { openDatabase, type Database } from '../../platform/sqlite/open-database.ts';
import { openIfWhole } from '../../platform/sqlite/open-if-whole.ts';
import { windowMigrations } from '../migrations/window-migrations.ts';

const name = 'core.sqlite';
/** 16 MiB of log, of SQLite's usual pages: emptying a long queue writes megabytes for each batch, and with the usual thousand pages a visitor would wait for a checkpoint at almost every one. */
const checkpointPages = 4096;

export type OpenedDatabase = {
  readonly database: Database;
  /** Where a database that could not be trusted was put, or null. The journal fills the new one. */
  readonly setAside: string | null;
};

/**
 * Opens the window's database, or sets it aside whole and begins a new one when it is damaged.
 * @throws when not even a new one can be made
 */
export function openWindowDatabase(folder: string, now: Date): OpenedDatabase {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const database = existsSync(path) ? openIfWhole(() => openOwn(path)) : openOwn(path);
  if (database !== null) return { database, setAside: null };
  const place = join(folder, 'set-aside', now.toISOString().replaceAll(':', ''));
  mkdirSync(place, { recursive: true, mode: 0o700 });
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, join(place, name + suffix));
  }
  syncFolder(folder);
  return { database: openOwn(path), setAside: place };
}

function openOwn(path: string): Database {
  const database = openDatabase(path, windowMigrations);
  database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  return database;
}
