import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../../native/setup/places.ts';

/** Runs a module's text on Node 24 outside this test run, with the set-up's modules named `setup/…`. */
export function runInChild(text: string): { readonly status: number | null; readonly said: string; readonly complained: string } {
  const folder = mkdtempSync(join(tmpdir(), 'child-'));
  const file = join(folder, 'child.mts');
  writeFileSync(file, text.replaceAll("'setup/", `'${join(projectRoot, 'native/setup')}/`));
  const { NODE_TEST_CONTEXT: _ours, ...environment } = process.env;
  const run = spawnSync(process.execPath, [file], { cwd: projectRoot, encoding: 'utf8', env: environment });
  rmSync(folder, { recursive: true });
  return { status: run.status, said: run.stdout, complained: run.stderr };
}
