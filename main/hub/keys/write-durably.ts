import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Writes a file that only this user may read, and returns once it is on the disk. */
export function writeDurably(path: string, text: string | Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
