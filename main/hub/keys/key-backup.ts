import { randomBytes, scryptSync } from 'node:crypto';
import * as z from 'zod';
import { base64 } from '#contract/ids.ts';
import { decipher, encipher } from '../../platform/sealing/aes-gcm.ts';
import type { KeyFile } from './key-file.ts';
import { parseKeys } from './key-store.ts';

/** What a hub lives on: its keys, and the database of its persons' keys as bytes. */
export type AllKeys = { readonly keys: KeyFile; readonly personKeys: Uint8Array };

const contexts = { keys: 'vitrine/key-backup/2/keys', personKeys: 'vitrine/key-backup/2/person-keys' } as const;

/** Half a second and 128 MiB a guess, on the machine that guesses. */
const cost = { N: 2 ** 17, r: 8, p: 1 } as const;

const enciphered = z.strictObject({ nonce: base64, ciphertext: base64 });
const keyBackup = z.strictObject({
  schema: z.literal('vitrine-keys/2'), madeAt: z.iso.datetime(),
  scrypt: z.strictObject({ salt: base64, N: z.int().min(2 ** 14).max(2 ** 20), r: z.int().min(1).max(16), p: z.int().min(1).max(4) }),
  keys: enciphered, personKeys: enciphered,
});

export const leastPassphraseLength = 12;

/** All of a hub's keys under a passphrase; the text may lie anywhere the passphrase does not. */
export function backUpKeys({ keys, personKeys }: AllKeys, passphrase: string, now: Date): string {
  if (passphrase.length < leastPassphraseLength) throw new TypeError(`A passphrase has at least ${leastPassphraseLength} letters.`);
  const salt = randomBytes(16);
  const key = stretch(passphrase, salt, cost);
  return JSON.stringify({
    schema: 'vitrine-keys/2', madeAt: now.toISOString(), scrypt: { salt: salt.toString('base64'), ...cost },
    keys: encipher(key, Buffer.from(JSON.stringify(keys)), contexts.keys), personKeys: encipher(key, personKeys, contexts.personKeys),
  } satisfies z.infer<typeof keyBackup>, null, 1);
}

/** @throws TypeError with a sentence when it is no back-up, or the passphrase is another */
export function openKeyBackup(text: string, passphrase: string): AllKeys & { readonly madeAt: string } {
  const parsed = keyBackup.safeParse(readJson(text));
  if (!parsed.success) throw new TypeError('This file is not a back-up of a hub’s keys, or it is damaged.');
  const { scrypt: { salt, ...itsCost }, madeAt, ...parts } = parsed.data;
  const key = stretch(passphrase, Buffer.from(salt, 'base64'), itsCost);
  const [keys, personKeys] = [decipher(key, parts.keys, contexts.keys), decipher(key, parts.personKeys, contexts.personKeys)];
  if (keys === null || personKeys === null) throw new TypeError('The passphrase is another, or the file is damaged.');
  return { keys: parseKeys(keys.toString('utf8')), personKeys, madeAt };
}

/**
 * The keys of a back-up. What was sealed to keys that were made since the back-up still opens: they stay, after the others.
 * @throws TypeError with a sentence when the back-up is another maison's
 */
export function mergeKeys(keys: KeyFile, present: KeyFile | null): KeyFile {
  if (present !== null && present.rootPublicKey !== keys.rootPublicKey) throw new TypeError('This back-up is another maison’s: its root is not the one of the keys that are here.');
  const restored = new Set(keys.sealing.map((pair) => pair.id));
  return { ...keys, sealing: [...keys.sealing, ...(present?.sealing ?? []).filter((pair) => !restored.has(pair.id))] };
}

function stretch(passphrase: string, salt: Uint8Array, { N, r, p }: { readonly N: number; readonly r: number; readonly p: number }): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
