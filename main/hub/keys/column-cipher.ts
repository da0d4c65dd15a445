import { decipher, encipher } from '../../platform/sealing/aes-gcm.ts';
import type { KeyFile } from './key-file.ts';

/** Secrets in the database lie under the column key, which lies elsewhere: a copy of the database alone opens nothing. */
export type ColumnCipher = {
  readonly hide: (clear: Uint8Array, place: string) => string;
  /** @throws when the column was written under another key, or in another place */
  readonly show: (hidden: string, place: string) => Buffer;
};

export function createColumnCipher(keys: { readonly read: () => Pick<KeyFile, 'columnKey'> }): ColumnCipher {
  const key = (): Buffer => Buffer.from(keys.read().columnKey, 'base64');
  return {
    hide: (clear, place) => {
      const { nonce, ciphertext } = encipher(key(), clear, `column/${place}`);
      return `${nonce}.${ciphertext}`;
    },
    show: (hidden, place) => {
      const [nonce = '', ciphertext = ''] = hidden.split('.');
      const clear = decipher(key(), { nonce, ciphertext }, `column/${place}`);
      if (clear === null) throw new Error(`the column ${place} does not open: the keys are not those it was written with`);
      return clear;
    },
  };
}
