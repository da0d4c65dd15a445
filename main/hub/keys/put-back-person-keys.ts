import { renameSync, statSync } from 'node:fs';
import * as z from 'zod';
import { openDatabase, type Database } from '../../platform/sqlite/open-database.ts';
import { openIfWhole } from '../../platform/sqlite/open-if-whole.ts';
import type { ColumnCipher } from './column-cipher.ts';
import { personKeyMigrations } from './person-keys-migration.ts';
import { writeDurably } from './write-durably.ts';

const row = z.object({ id: z.string(), wrapped: z.string() });

/**
 * Writes the persons' keys of a back-up to a file of their own, where they are looked at before they count.
 * @throws TypeError with a sentence when one does not open under the maison's own key
 */
export function unpackPersonKeys(path: string, copy: Uint8Array, cipher: ColumnCipher): void {
  writeDurably(path, copy);
  const unpacked = openDatabase(path, personKeyMigrations);
  try {
    refuseForeign(unpacked, cipher);
  } finally {
    unpacked.close();
  }
}

/**
 * Adds the unpacked keys to those that lie at `present`, which may be in use, but none that is known there to be destroyed; or takes that
 * place when nothing readable is in it. What could not be read is set aside.
 * @throws TypeError with a sentence when the keys there are another maison's
 */
export function putBackPersonKeys(unpacked: string, present: string, cipher: ColumnCipher): 'added' | 'placed' | 'damaged-set-aside' {
  const isHere = statSync(present, { throwIfNoEntry: false }) !== undefined;
  const database = isHere ? openIfWhole(() => openDatabase(present, personKeyMigrations)) : null;
  if (database === null) {
    if (isHere) renameSync(present, `${present}.damaged`);
    renameSync(unpacked, present);
    return isHere ? 'damaged-set-aside' : 'placed';
  }
  try {
    refuseForeign(database, cipher);
    database.prepare('ATTACH ? AS unpacked').run(unpacked);
    database.transaction(() => database.exec(`
      INSERT INTO destroyed_keys (id, at, because, by_whom) SELECT id, at, because, by_whom FROM unpacked.destroyed_keys WHERE true ON CONFLICT DO NOTHING;
      INSERT INTO person_keys (id, wrapped) SELECT id, wrapped FROM unpacked.person_keys WHERE true ON CONFLICT DO NOTHING;
      DELETE FROM person_keys WHERE id IN (SELECT id FROM destroyed_keys);`)).immediate();
    return 'added';
  } finally {
    database.close();
  }
}

function refuseForeign(database: Database, cipher: ColumnCipher): void {
  for (const found of database.prepare('SELECT id, wrapped FROM person_keys').iterate()) {
    const { id, wrapped } = row.parse(found);
    if (!opens(cipher, id, wrapped)) throw new TypeError('The persons’ keys are another maison’s, or damaged: they do not open under the keys of this back-up.');
  }
}

function opens(cipher: ColumnCipher, id: string, wrapped: string): boolean {
  try {
    return cipher.show(wrapped, `person/${id}`).length > 0;
  } catch {
    // A key that does not open is another's, whatever else is wrong with it.
    return false;
  }
}
