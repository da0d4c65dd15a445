import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { v7 } from 'uuid';
import * as z from 'zod';
import { decipher, encipher } from '../../platform/sealing/aes-gcm.ts';
import { openDatabase, type SqlFunctions } from '../../platform/sqlite/open-database.ts';
import type { ColumnCipher } from './column-cipher.ts';
import { personKeyMigrations } from './person-keys-migration.ts';

/** When a key was destroyed, and what for. */
export type Destruction = { readonly at: string; readonly because: 'asked' | 'retention'; readonly by: string };

/**
 * A key for each person, in a database of its own beside the hub's other keys: what the book holds of a person lies under it.
 * Without that key no copy of the book, however old, says who they are.
 */
export type PersonKeys = {
  /** The name of a key that nobody else has. It is durable before its name is known. */
  readonly take: () => string;
  /** @throws when the key was destroyed or never was */
  readonly hide: (keyId: string, place: string, clear: string) => string;
  /** @throws when the key was destroyed, or another bit is wrong */
  readonly reveal: (keyId: string, place: string, hidden: string) => string;
  readonly isKept: (keyId: string) => boolean;
  /** For ever, and durable when it returns. Doing it again changes nothing, the reason least of all. */
  readonly destroy: (keyId: string, why: Destruction) => void;
  /** Keys that were destroyed, so that an erasure that was cut off is finished. */
  readonly destroyed: () => readonly (Destruction & { readonly keyId: string })[];
  readonly close: () => void;
};

const destroyedRow = z.object({ id: z.string(), at: z.string(), because: z.enum(['asked', 'retention']), by_whom: z.string() })
  .transform(({ id, at, because, by_whom: by }) => ({ keyId: id, at, because, by }));

type NamedKey = { readonly id: string; readonly key: KeyObject };

/** Keys are made by the hundred: one that is taken costs no write of its own, and one that a crash leaves over harms nobody. */
const keysAtOnce = 128;
const rememberedKeys = 4096;

/** @param path a file, or `:memory:` */
export function openPersonKeys(path: string, cipher: ColumnCipher): PersonKeys {
  const database = openDatabase(path, personKeyMigrations);
  const add = database.prepare('INSERT INTO person_keys (id, wrapped) VALUES (?, ?)');
  const find = database.prepare('SELECT wrapped FROM person_keys WHERE id = ?').pluck();
  const remove = database.prepare('DELETE FROM person_keys WHERE id = ?');
  const note = database.prepare('INSERT INTO destroyed_keys (id, at, because, by_whom) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const noted = database.prepare('SELECT * FROM destroyed_keys');
  const spare: NamedKey[] = [];
  const remembered = new Map<string, KeyObject>();
  const remember = (id: string, key: KeyObject): KeyObject => {
    if (remembered.size >= rememberedKeys) remembered.clear();
    remembered.set(id, key);
    return key;
  };
  const makeSome = database.transaction((): readonly NamedKey[] => Array.from({ length: keysAtOnce }, () => {
    const [id, key] = [v7(), randomBytes(32)];
    add.run(id, cipher.hide(key, `person/${id}`));
    return { id, key: createSecretKey(key) };
  }));
  const destroy = database.transaction((id: string, { at, because, by }: Destruction) => {
    note.run(id, at, because, by);
    remove.run(id);
  });
  const read = (id: string): KeyObject => {
    const known = remembered.get(id);
    if (known !== undefined) return known;
    const wrapped = find.get(id);
    if (typeof wrapped !== 'string') throw new Error('the key of this person is not here: it was destroyed, or this is another hub’s book');
    return remember(id, createSecretKey(cipher.show(wrapped, `person/${id}`)));
  };
  return {
    take: () => {
      if (spare.length === 0) spare.push(...makeSome.immediate());
      const taken = spare.pop();
      if (taken === undefined) throw new Error('no key could be made');
      remember(taken.id, taken.key);
      return taken.id;
    },
    hide: (id, place, clear) => {
      const { nonce, ciphertext } = encipher(read(id), Buffer.from(clear), placeOf(id, place));
      return `${nonce}.${ciphertext}`;
    },
    reveal: (id, place, hidden) => {
      const [nonce = '', ciphertext = ''] = hidden.split('.');
      const clear = decipher(read(id), { nonce, ciphertext }, placeOf(id, place));
      if (clear === null) throw new Error(`the ${place} of a person does not open under their key`);
      return clear.toString('utf8');
    },
    isKept: (id) => find.get(id) !== undefined,
    destroy: (id, why) => {
      destroy.immediate(id, why);
      remembered.delete(id);
      // The log of the database is a copy too.
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
    destroyed: () => noted.all().map((row) => destroyedRow.parse(row)),
    close: () => void database.close(),
  };
}

/** What the book's own statements hide and reveal with; nothing stays nothing. */
export function personFunctions(keys: PersonKeys): SqlFunctions {
  const orNull = (text: unknown, act: (text: string) => string): string | null => (text === null ? null : act(String(text)));
  return {
    new_person_key: () => keys.take(),
    hide: (id, place, clear) => orNull(clear, (text) => keys.hide(String(id), String(place), text)),
    reveal: (id, place, hidden) => orNull(hidden, (text) => keys.reveal(String(id), String(place), text)),
  };
}

function placeOf(id: string, place: string): string {
  return `person/${id}/${place}`;
}
