import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type PouchDatabase = {
  readonly bulkDocs: (documents: readonly object[]) => Promise<unknown>;
  readonly close: () => Promise<void>;
  readonly info: () => Promise<{ readonly doc_count: number }>;
  readonly replicate: { readonly to: (target: string, options: object) => Promise<{ readonly docs_written: number }> };
};

// PouchDB ships no types.
const PouchDB = createRequire(import.meta.url)('pouchdb') as new (name: string) => PouchDatabase;

/** The same rows, replicated from a PouchDB into a PouchDB server in a process of its own, in batches of 500. */
export async function measurePouch(folder: string, rows: readonly string[]): Promise<number> {
  const place = join(folder, 'pouch');
  mkdirSync(place);
  const server = spawn(process.execPath, [new URL('pouch-server.mjs', import.meta.url).pathname, place], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
  const source = new PouchDB(join(place, 'source'));
  const documents = rows.map((text): object => {
    const row = JSON.parse(text) as { readonly id: string };
    return { _id: row.id, ...row };
  });
  for (let at = 0; at < documents.length; at += 500) await source.bulkDocs(documents.slice(at, at + 500));
  const startedAtMs = performance.now();
  const { docs_written: written } = await source.replicate.to(`http://127.0.0.1:${port}/target`, { batch_size: 500 });
  const tookMs = performance.now() - startedAtMs;
  if (written !== rows.length) throw new Error(`PouchDB wrote ${written} of ${rows.length}`);
  await source.close();
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
  rmSync(place, { recursive: true, force: true });
  return tookMs;
}
