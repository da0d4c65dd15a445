import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, ftruncateSync, mkdirSync, openSync, readdirSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMissing, readTextIfThere } from '../files/file-faults.ts';
import { syncFolder } from '../files/replace-durably.ts';

/**
 * Assets named by their SHA-256, at `<folder>/<first two digits>/<sha256>`. What is there by that name is whole and on the disk;
 * what is still arriving is in `<folder>/parts` and survives a restart.
 */
export type AssetStore = {
  /** Whether it is there with this length. */
  readonly has: (sha256: string, bytes: number) => boolean;
  /** Reads all of it. */
  readonly isWhole: (sha256: string) => Promise<boolean>;
  /** The text of it, null when it is not there. */
  readonly text: (sha256: string) => string | null;
  readonly begin: (sha256: string) => AssetPart;
  readonly list: () => readonly string[];
  readonly drop: (sha256: string) => void;
};

export type AssetPart = {
  /** Bytes that arrived in earlier attempts. */
  readonly length: () => number;
  readonly restart: () => void;
  readonly add: (bytes: Uint8Array) => void;
  /** Leaves what has arrived for the next attempt. */
  readonly rest: () => void;
  /** Checks the whole; false when it is another content, which is thrown away. */
  readonly finish: () => Promise<boolean>;
};

const namePattern = /^[0-9a-f]{64}$/;

export function openAssetStore(folder: string): AssetStore {
  const parts = join(folder, 'parts');
  mkdirSync(parts, { recursive: true, mode: 0o755 });
  const pathOf = (sha256: string): string => {
    if (!namePattern.test(sha256)) throw new TypeError('an asset is named by its SHA-256');
    return join(folder, sha256.slice(0, 2), sha256);
  };
  return {
    has: (sha256, bytes) => lengthOf(pathOf(sha256)) === bytes,
    isWhole: async (sha256) => (lengthOf(pathOf(sha256)) === null ? false : (await hashOfFile(pathOf(sha256))) === sha256),
    text: (sha256) => readTextIfThere(pathOf(sha256)),
    begin: (sha256) => beginPart(join(parts, sha256), pathOf(sha256), sha256),
    list: () => readdirSync(folder).filter((name) => name.length === 2).flatMap((name) => readdirSync(join(folder, name))).filter((name) => namePattern.test(name)),
    drop: (sha256) => removeIfThere(pathOf(sha256)),
  };
}

function beginPart(partPath: string, path: string, sha256: string): AssetPart {
  const file = openSync(partPath, 'a', 0o644);
  let length = lengthOf(partPath) ?? 0;
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  return {
    length: () => length,
    restart: () => {
      ftruncateSync(file, 0);
      length = 0;
    },
    add: (bytes) => {
      let written = 0;
      while (written < bytes.length) written += writeSync(file, bytes, written);
      length += bytes.length;
    },
    rest: close,
    finish: async () => {
      fsyncSync(file);
      close();
      if ((await hashOfFile(partPath)) !== sha256) {
        removeIfThere(partPath);
        return false;
      }
      mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
      renameSync(partPath, path);
      syncFolder(dirname(path));
      syncFolder(dirname(dirname(path)));
      return true;
    },
  };
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
}

function lengthOf(path: string): number | null {
  try {
    return statSync(path).size;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
