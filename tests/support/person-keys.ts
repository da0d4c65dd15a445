import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import { createColumnCipher } from '../../main/hub/keys/column-cipher.ts';
import { openPersonKeys, type PersonKeys } from '../../main/hub/keys/person-keys.ts';

/** Keys of persons in memory, under a column key that ends with the test. */
export function somePersonKeys(t: { readonly after: (end: () => void) => void }): PersonKeys {
  const columnKey = randomBytes(32).toString('base64');
  const keys = openPersonKeys(':memory:', createColumnCipher({ read: () => ({ columnKey }) }));
  t.after(keys.close);
  return keys;
}

/** Persons lie open, where sealing is not what is tried. */
export const openKeys: PersonKeys = { take: v7, isKept: () => true, hide: (_, __, clear) => clear, reveal: (_, __, hidden) => hidden, destroy: () => undefined, destroyed: () => [], close: () => undefined };
