import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carriedPackages } from './build.ts';
import type { ElectronRuntime } from './electron.ts';
import { cacheFolder, isRoot, nodePath, projectRoot } from './places.ts';
import { SetUpRefused } from './steps.ts';

export type Kiosk = {
  /** The executable with the application in its `resources/app`. */
  readonly executable: string;
  /** Node 24 for core, readable by the kiosk's user. */
  readonly nodePath: string;
  /** Whom the kiosk runs as: null is whoever runs this program. Root never runs a browser. */
  readonly user: { readonly name: string; readonly uid: number; readonly gid: number } | null;
};

const keptLayouts = 2;

/**
 * Lays the built kiosk out in the cache, where its unprivileged user can read it: Electron, the bundles, core's native packages, Node 24.
 * What did not change since is left as it is, and so is the layout before this one: a kiosk may be running on it.
 */
export function layOutKiosk(runtime: ElectronRuntime): Kiosk {
  const stamp = stampOf(runtime);
  const layouts = join(cacheFolder(), 'kiosk', createHash('sha256').update(projectRoot).digest('hex').slice(0, 12));
  const folder = join(layouts, stamp.slice(0, 12));
  const kiosk: Kiosk = { executable: join(folder, 'electron'), nodePath: join(folder, 'resources/node/bin/node'), user: isRoot ? kioskUser() : null };
  const seal = join(folder, 'vitrine-layout');
  if (existsSync(seal) && readFileSync(seal, 'utf8') === stamp) return kiosk;

  const part = `${folder}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(layouts, { recursive: true });
  execFileSync('cp', ['-al', runtime.folder, part]);
  layOutApplication(join(part, 'resources/app'));
  mkdirSync(join(part, 'resources/node/bin'), { recursive: true });
  cpSync(nodePath(), join(part, 'resources/node/bin/node'));
  writeFileSync(join(part, 'vitrine-layout'), stamp);
  execFileSync('chmod', ['-R', 'a+rX', part]);
  rmSync(folder, { recursive: true, force: true });
  renameSync(part, folder);
  forgetOldLayouts(layouts);
  return kiosk;
}

function forgetOldLayouts(layouts: string): void {
  const byAge = readdirSync(layouts).map((name) => join(layouts, name)).toSorted((left, right) => statSync(right).ctimeMs - statSync(left).ctimeMs);
  for (const old of byAge.slice(keptLayouts)) rmSync(old, { recursive: true, force: true });
}

/** The application's own files, as a package carries them too. */
export function layOutApplication(folder: string): void {
  mkdirSync(folder, { recursive: true });
  // The project's own file; its shape is npm's.
  const own = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { readonly name: string; readonly productName: string; readonly version: string; readonly main: string };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: own.name, productName: own.productName, version: own.version, main: own.main }));
  for (const part of ['shell', 'core', 'window']) cpSync(join(projectRoot, 'build', part), join(folder, 'build', part), { recursive: true, filter: (path) => !path.endsWith('.inputs.json') });
  for (const name of carriedPackages) copyPackage(name, join(folder, 'node_modules', name));
}

const neverCarried = /\/(src|deps|node_modules|obj\.target|\.deps|test|examples|docs)(\/|$)|\.(md|ts|gyp|map|o|a|mk)$|\/prebuilds\/(?!linux-x64\.node$)[^/]+$/;

function copyPackage(name: string, target: string): void {
  const source = join(projectRoot, 'node_modules', name);
  cpSync(source, target, { recursive: true, dereference: true, filter: (path) => !neverCarried.test(path.slice(source.length)) });
}

function stampOf(runtime: ElectronRuntime): string {
  const sum = createHash('sha256').update(runtime.folder).update(runtime.version);
  for (const path of ['build/shell/.inputs.json', 'build/core/.inputs.json', 'build/window/.inputs.json', 'package-lock.json', ...['pcsclite', 'card-reader', 'card-state', 'constants', 'service-answers'].map((name) => `native/pcsclite/${name}.cjs`)]) {
    const whole = join(projectRoot, path);
    if (existsSync(whole)) sum.update(readFileSync(whole));
  }
  return sum.digest('hex');
}

/** The system user that the kiosk runs as when root sets it up. */
function kioskUser(): NonNullable<Kiosk['user']> {
  const name = 'vitrine';
  if (spawnSync('id', ['-u', name], { stdio: 'ignore' }).status !== 0) {
    const made = spawnSync('useradd', ['--system', '--create-home', '--home-dir', '/var/lib/vitrine', '--shell', '/usr/sbin/nologin', name], { encoding: 'utf8' });
    if (made.status !== 0) throw new SetUpRefused(`The kiosk’s user could not be made: ${made.stderr.trim()}`);
  }
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' })));
  if (uid === undefined || gid === undefined) throw new SetUpRefused('The kiosk’s user has no number.');
  return { name, uid, gid };
}
