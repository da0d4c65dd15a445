import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../platform/files/replace-durably.ts';
import { snapshotDatabase } from '../platform/sqlite/snapshot-database.ts';
import { openDatabase, type Database } from '../platform/sqlite/open-database.ts';
import { canonicalJson } from '../platform/signing/canonical-json.ts';
import { isSignatureOf } from '../platform/signing/ed25519.ts';
import type { Book } from './book/book.ts';
import { openBook } from './book/open-book.ts';
import { destroyAgain } from './consent/erase-person.ts';
import { createColumnCipher, type ColumnCipher } from './keys/column-cipher.ts';
import { backUpKeys, mergeKeys, openKeyBackup } from './keys/key-backup.ts';
import type { KeyFile } from './keys/key-file.ts';
import { parseKeys, writeKeys } from './keys/key-store.ts';
import { openPersonKeys, type PersonKeys } from './keys/person-keys.ts';
import { putBackPersonKeys, unpackPersonKeys } from './keys/put-back-person-keys.ts';
import { hubMigrations } from './migrations/hub-migrations.ts';
import { openPublicationRepository } from './publications/publication-repository.ts';
import { openWindowRepository } from './windows/window-repository.ts';

/** The back-up of a hub's keys and its persons' keys, also while the hub runs. */
export async function backUpHubKeys(folder: string, passphrase: string, now: Date): Promise<string> {
  const { keysPath, personKeysPath } = pathsIn(folder);
  return backUpKeys({ keys: parseKeys(readFileSync(keysPath, 'utf8')), personKeys: await snapshotDatabase(personKeysPath) }, passphrase, now);
}

/**
 * Puts a back-up's keys in place; what it says is for whoever typed the command. Keys made since the back-up stay, and whoever was
 * erased since stays erased: their keys are taken out before the others lie where the hub reads them.
 * @throws TypeError with a sentence when the back-up is damaged or another maison's; then nothing is changed
 */
export function restoreHubKeys(folder: string, text: string, passphrase: string): readonly string[] {
  const { keysPath, personKeysPath } = pathsIn(folder);
  const present = isThere(keysPath) ? parseKeys(readFileSync(keysPath, 'utf8')) : null;
  const backUp = openKeyBackup(text, passphrase);
  const keys = mergeKeys(backUp.keys, present);
  refuseForeign(folder, keys);
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const cipher = createColumnCipher({ read: () => keys });
  const unpacked = `${personKeysPath}.part`;
  removeDatabase(unpacked);
  try {
    unpackPersonKeys(unpacked, backUp.personKeys, cipher);
    const again = withDatabases(folder, unpacked, cipher, (beside) => destroyAgain(beside));
    const outcome = putBackPersonKeys(unpacked, personKeysPath, cipher);
    writeKeys(keysPath, keys);
    syncFolder(join(folder, 'keys'));
    const aside = outcome === 'damaged-set-aside' ? [`The persons’ keys that were here could not be read; they lie in ${personKeysPath}.damaged. A hub that runs must be started again.`] : [];
    return [`The keys of ${backUp.madeAt} are in place.`, ...aside, ...wordsAbout(folder, cipher, again)];
  } finally {
    removeDatabase(unpacked);
  }
}

/** The root has signed what this folder published; a folder that never published can be anybody's. */
function refuseForeign(folder: string, { rootPublicKey }: KeyFile): void {
  const { hubPath } = pathsIn(folder);
  if (!isThere(hubPath)) return;
  const database = openDatabase(hubPath, hubMigrations);
  try {
    const publications = openPublicationRepository(database);
    for (const { id } of openWindowRepository(database).list()) {
      const certificate = publications.latest(id)?.signed.certificate;
      if (certificate === undefined) continue;
      const { rootSignature, ...said } = certificate;
      if (!isSignatureOf(rootPublicKey, canonicalJson(said), rootSignature)) throw new TypeError('This back-up is another maison’s: its root did not sign what this hub published.');
    }
  } finally {
    database.close();
  }
}

function wordsAbout(folder: string, cipher: ColumnCipher, again: number | null): readonly string[] {
  const counts = withDatabases(folder, pathsIn(folder).personKeysPath, cipher, ({ book, personKeys }) => {
    const names = book.persons.keyNames();
    return { all: names.length, readable: names.filter(personKeys.isKept).length };
  });
  if (counts === null || again === null) return ['There are no databases here, so nobody knows yet who was erased since. The hub destroys their keys when it starts beside them.'];
  const { all, readable } = counts;
  return [
    `${readable} of ${all} people can be read.`,
    ...(readable < all ? [`${all - readable} came after this back-up: without a later one nobody reads them again.`] : []),
    ...(again > 0 ? [`${again} had been erased since this back-up and stay so.`] : []),
  ];
}

type Databases = { readonly database: Database; readonly book: Book; readonly personKeys: PersonKeys };

/** Null when the folder has no databases yet. */
function withDatabases<T>(folder: string, personKeysPath: string, cipher: ColumnCipher, act: (beside: Databases) => T): T | null {
  const { hubPath, bookPath } = pathsIn(folder);
  if (!isThere(hubPath) || !isThere(bookPath)) return null;
  const database = openDatabase(hubPath, hubMigrations);
  const personKeys = openPersonKeys(personKeysPath, cipher);
  const book = openBook(bookPath, personKeys);
  try {
    return act({ database, book, personKeys });
  } finally {
    book.close();
    personKeys.close();
    database.close();
  }
}

function pathsIn(folder: string) {
  return {
    keysPath: join(folder, 'keys', 'keys.json'), personKeysPath: join(folder, 'keys', 'person-keys.sqlite'),
    hubPath: join(folder, 'hub.sqlite'), bookPath: join(folder, 'book.sqlite'),
  };
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
