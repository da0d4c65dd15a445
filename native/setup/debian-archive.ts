import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './places.ts';

const needs = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libpcsclite1', 'pcscd', 'systemd'];

/**
 * Makes a `.deb` of the unpacked kiosk and the appliance's files with Debian's own dpkg.
 * @returns the path of the archive in `dist/`
 */
export function buildDebianArchive(unpacked: string, { isForShops }: { readonly isForShops: boolean }): string {
  // The project's own file; its shape is npm's.
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { readonly version: string };
  // Debian sorts `~` before nothing: the shop's package of this version replaces the development one.
  const debianVersion = isForShops ? version : `${version}~development`;
  const tree = mkdtempSync(join(projectRoot, 'build/debian-'));
  try {
    chmodSync(tree, 0o755);
    cpSync(join(projectRoot, 'native/appliance/root'), tree, { recursive: true });
    const documents = join(tree, 'usr/share/doc/vitrine');
    cpSync(join(projectRoot, 'native/appliance/README.md'), join(documents, 'README.md'));
    cpSync(join(projectRoot, 'LICENSE'), join(documents, 'copyright'));
    mkdirSync(join(tree, 'opt'));
    execFileSync('cp', ['-al', unpacked, join(tree, 'opt/vitrine')]);
    execFileSync('chmod', ['-R', 'u=rwX,go=rX', tree]);
    cpSync(join(projectRoot, 'native/appliance/control'), join(tree, 'DEBIAN'), { recursive: true });
    writeFileSync(join(tree, 'DEBIAN/control'), controlFile(debianVersion, isForShops, kibibytesOf(tree)));
    const archive = join(projectRoot, `dist/vitrine_${debianVersion}_amd64.deb`);
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z3', '--build', tree, archive], { stdio: ['ignore', 'ignore', 'inherit'] });
    return archive;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function controlFile(version: string, isForShops: boolean, kibibytes: number): string {
  const warning = isForShops ? '' : ' .\n For development only: it carries an Electron that is past its support, and never belongs in a shop.\n';
  return `Package: vitrine
Version: ${version}
Architecture: amd64
Maintainer: Vitrine maintainers <maintainers@vitrine.invalid>
Installed-Size: ${kibibytes}
Depends: ${needs.join(', ')}
Recommends: cage, usbguard
Section: misc
Priority: optional
Description: touch window of a watch boutique
 Shows watches in 3D, answers when a tagged watch is laid on its tray, takes appointments and consent, and goes on working
 when everything behind it is down.
${warning}`;
}

function kibibytesOf(folder: string): number {
  return Number(execFileSync('du', ['-sk', folder], { encoding: 'utf8' }).split('\t')[0]);
}
