import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../signing/canonical-json.ts';

/** Bytes named by their SHA-256. What is there is whole: a blob appears by a rename, after an fsync. */
export type BlobFolder = {
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  readonly sizeOf: (sha256: string) => Promise<number | null>;
  readonly read: (sha256: string, span?: { readonly start: number; readonly end: number }) => ReadStream;
  readonly drop: (sha256: string) => Promise<void>;
};

const namePattern = /^[0-9a-f]{64}$/;

export async function openBlobFolder(folder: string): Promise<BlobFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await dropUnfinished(folder);
  const pathOf = (sha256: string): string => {
    if (!namePattern.test(sha256)) throw new TypeError('a blob is named by its SHA-256');
    return join(folder, sha256);
  };
  return {
    keep: (bytes) => keepBlob(folder, bytes),
    sizeOf: async (sha256) => {
      try {
        return (await stat(pathOf(sha256))).size;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    read: (sha256, span) => createReadStream(pathOf(sha256), span),
    drop: async (sha256) => {
      try {
        await unlink(pathOf(sha256));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}

async function keepBlob(folder: string, bytes: Uint8Array): Promise<string> {
  const name = sha256Hex(bytes);
  const unfinished = join(folder, `${name}.${process.pid}.${performance.now()}.part`);
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, join(folder, name));
  const directory = await open(folder);
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
  return name;
}

async function dropUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder);
  await Promise.all(names.filter((name) => name.endsWith('.part')).map((name) => unlink(join(folder, name))));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
