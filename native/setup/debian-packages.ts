import { spawnSync } from 'node:child_process';
import { isRoot } from './places.ts';
import { SetUpRefused } from './steps.ts';

const kiosk = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'xvfb', 'xauth', 'pcscd', 'vsmartcard-vpcd', 'libpcsclite-dev', 'python3', 'make', 'g++', 'unzip', 'openssl', 'iproute2', 'util-linux'];
const tests = ['chromium', 'x11-apps', 'imagemagick', 'xdotool', 'dpkg-dev', 'fakeroot', 'gcc', 'libc6-dev'];
/** The servers that connectors and calendars are proved against. Without `python3-tz` Tryton takes no company. */
const crm = ['tryton-server', 'python3-tz', 'tryton-modules-party', 'tryton-modules-company', 'tryton-modules-sale-opportunity', 'tryton-modules-marketing-email', 'radicale', 'postgresql'];

const sets = { kiosk, crm, tests: [...kiosk, ...tests, ...crm] } as const;

export type PackageSet = keyof typeof sets;

/** Makes sure of Debian's packages: root installs them, anybody else is told the one line that does. */
export function ensureDebianPackages(set: PackageSet): string {
  const wanted = sets[set];
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return `all ${wanted.length} are here`;
  if (!isRoot) {
    throw new SetUpRefused(`Debian's packages are installed by root. Run this line once, then the same command again:\n\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}\n`);
  }
  console.log(`\n      installing ${missing.join(' ')}`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]);
  return `${missing.length} installed`;
}

function isInstalled(name: string): boolean {
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout.includes('install ok installed');
}

function apt(args: readonly string[]): void {
  const run = spawnSync('apt-get', [...args], { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (run.status === 0) return;
  throw new SetUpRefused(`apt-get ${args[0] ?? ''} failed:\n${run.stderr.trim()}\nMend what it names (a mirror out of reach, a lock held by another apt), then run the same command again.`);
}
