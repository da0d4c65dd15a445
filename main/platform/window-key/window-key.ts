import { replaceDurably } from '../files/replace-durably.ts';
import { readTextIfThere } from '../files/file-faults.ts';
import { makeSigningKey, readSigningKey, writeSigningKey, type SigningKey } from '../signing/ed25519.ts';

/**
 * The window's own key: made on this machine at first use, in a file for this user alone, never sent anywhere.
 * @throws when the file holds no Ed25519 key
 */
export function openWindowKey(path: string): SigningKey {
  const kept = readTextIfThere(path);
  if (kept !== null) return readSigningKey(kept);
  const key = makeSigningKey();
  replaceDurably(path, writeSigningKey(key));
  return key;
}
