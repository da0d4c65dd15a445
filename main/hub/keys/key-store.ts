import { linkSync, mkdirSync, readFileSync, renameSync, statSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from '../../platform/files/replace-durably.ts';
import type { SealingPair } from '../../platform/sealing/hpke.ts';
import { writeDurably } from './write-durably.ts';
import { keyFile, type KeyFile } from './key-file.ts';
import { makeKeys } from './make-keys.ts';

export type KeyStore = {
  /** The keys as they are on disk now: a rotation by another process is seen. */
  readonly read: () => KeyFile;
  /** Puts a whole new set in place, durably and at once. */
  readonly replace: (keys: KeyFile) => void;
  readonly sealingPair: (id: string) => SealingPair | null;
};

/**
 * Opens the hub's keys, or makes them all at the first start: then the root's private key is written to
 * `root-offline/`, a folder meant to be carried away.
 * @throws when the key file is there and cannot be read: nothing is ever made over it
 */
export async function openKeyStore(folder: string, now: Date): Promise<KeyStore> {
  mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 });
  const path = join(folder, 'keys', 'keys.json');
  if (!isThere(path)) await makeFirstKeys(folder, path, now);
  let seen = { stamp: '', keys: parseKeys(readFileSync(path, 'utf8')) };
  const read = (): KeyFile => {
    const status = statSync(path, { bigint: true });
    const stamp = `${status.ino}/${status.mtimeNs}`;
    if (stamp !== seen.stamp) seen = { stamp, keys: parseKeys(readFileSync(path, 'utf8')) };
    return seen.keys;
  };
  return {
    read,
    replace: (keys) => writeKeys(path, keys),
    sealingPair: (id) => read().sealing.find((pair) => pair.id === id) ?? null,
  };
}

export function parseKeys(text: string): KeyFile {
  return keyFile.parse(JSON.parse(text));
}

export function writeKeys(path: string, keys: KeyFile): void {
  const unfinished = `${path}.${process.pid}.part`;
  writeDurably(unfinished, JSON.stringify(keyFile.parse(keys), null, 1));
  renameSync(unfinished, path);
  syncFolder(dirname(path));
}

async function makeFirstKeys(folder: string, path: string, now: Date): Promise<void> {
  const { keys, rootPrivateKeyPem } = await makeKeys(now);
  // The root first: a crash in between leaves a root that certifies nothing, never a hub whose root is lost.
  const rootPath = join(folder, 'root-offline', `root-${Buffer.from(keys.rootPublicKey, 'base64').toString('hex').slice(0, 12)}.pem`);
  mkdirSync(join(folder, 'root-offline'), { recursive: true, mode: 0o700 });
  writeDurably(rootPath, rootPrivateKeyPem);
  const unfinished = `${path}.${process.pid}.part`;
  writeDurably(unfinished, JSON.stringify(keys, null, 1));
  try {
    // A link, not a rename: of two processes that start at once the first one's keys hold.
    linkSync(unfinished, path);
  } catch (error) {
    if (!isThere(path)) throw error;
    unlinkSync(rootPath);
  } finally {
    unlinkSync(unfinished);
    // Without it a power cut takes the name away again, and the next start would make other keys.
    syncFolder(dirname(path));
    syncFolder(folder);
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
