import { readFile, writeFile } from 'node:fs/promises';
import type { CaseSize } from './watch.ts';

type FileEntry = { readonly file: string; readonly bytes: number; readonly sha256: string; readonly triangles: number };

/** What `index.json` beside the models says of each. */
export type ModelEntry = FileEntry & { readonly id: string; readonly caseMm: CaseSize; readonly lighter: FileEntry };

/** Puts new entries in place of those of the same watch, in the order of ids. */
export async function mergeIndex(path: string, entries: readonly ModelEntry[]): Promise<void> {
  const kept = (await readIndex(path)).filter(({ id }) => !entries.some((entry) => entry.id === id));
  const models = [...kept, ...entries].toSorted((a, b) => a.id.localeCompare(b.id));
  await writeFile(path, `${JSON.stringify({ models }, null, 2)}\n`);
}

async function readIndex(path: string): Promise<readonly ModelEntry[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{"models":[]}';
    throw error;
  });
  // Written by this file only, into a folder that holds nothing else.
  return (JSON.parse(text) as { readonly models: readonly ModelEntry[] }).models;
}
