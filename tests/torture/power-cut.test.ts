import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { openWindowDatabase } from '../../main/core/outbox/open-window-database.ts';
import { compileForgetfulDisk, forgetfulDisk } from './forgetful-disk.ts';

const rowCount = 20;

/** How many rows a window's database holds after the power went, of those it had answered for. */
async function rowsAfterCut(t: TestContext, synchronous: 'FULL' | 'NORMAL'): Promise<number> {
  const workFolder = mkdtempSync(join(tmpdir(), 'vitrine-power-cut-'));
  t.after(() => rmSync(workFolder, { recursive: true, force: true }));
  const folder = join(workFolder, 'core');
  mkdirSync(folder);
  const disk = forgetfulDisk(compileForgetfulDisk(workFolder), folder, `${folder}-shadow`);
  const script = new URL('append-rows.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, folder, synchronous, String(rowCount)], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...disk.environment } });
  for await (const line of createInterface({ input: child.stdout })) if (Number(line) === rowCount) break;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  disk.cut();
  const { database } = openWindowDatabase(folder, new Date());
  const rows = database.prepare<[], number>('SELECT count(*) FROM outbox').pluck().get() ?? 0;
  database.close();
  return rows;
}

test('a window keeps all that it answered for when the power goes', { timeout: 60_000 }, async (t) => {
  assert.equal(await rowsAfterCut(t, 'FULL'), rowCount);
});

test('a window that does not wait for its disk is seen to lose rows by the same cut', { timeout: 60_000 }, async (t) => {
  assert.ok((await rowsAfterCut(t, 'NORMAL')) < rowCount, 'the cut takes nothing: it proves nothing about the others');
});
