import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, importsOf, sourceFiles, type Import } from './source-files.ts';

/** What a folder may import of the project, longest prefix first. A folder may always import itself. */
const mayImport: readonly (readonly [folder: string, allowed: readonly string[]])[] = [
  ['main/domain', []],
  ['main/contract', ['main/domain']],
  ['main/platform', ['main/contract', 'main/domain']],
  ['main/shell', ['main/platform/log', 'main/platform/clock', 'main/contract', 'main/domain']],
  ['main/core', ['main/platform', 'main/contract', 'main/domain']],
  ['main/hub', ['main/platform', 'main/contract', 'main/domain', 'assets/maison']],
  ['renderer/window', ['renderer/stage', 'renderer/design', 'renderer/sealing', 'main/contract', 'main/domain']],
  ['renderer/stage', ['main/domain']],
  ['renderer/console', ['renderer/design', 'main/contract', 'main/domain']],
  ['renderer/phone', ['renderer/design', 'renderer/sealing', 'main/contract', 'main/domain']],
  ['renderer/sealing', ['main/contract', 'main/domain']],
  ['renderer/design', ['main/domain']],
  ['assets', ['main/domain', 'main/contract']],
  ['assets/stills', ['assets', 'main/domain', 'renderer/stage', 'native/setup']],
  ['native', ['main/contract', 'main/domain']],
];

/** Packages with one owner; tests and benchmarks may use what they compare with. */
const ownerOf: Readonly<Record<string, readonly string[]>> = {
  electron: ['main/shell'],
  'better-sqlite3': ['main/platform/sqlite'],
  'nfc-pcsc': ['main/platform/tag-reader'],
  three: ['renderer/stage', 'assets/atelier'],
  '@react-three/fiber': ['renderer/stage'],
  hono: ['main/hub'],
  nodemailer: ['main/platform/mail'],
  pg: ['main/platform/postgres'],
  'ical.js': ['main/platform/crm'],
  draco3dgltf: ['main/platform/models'],
  mikktspace: ['main/platform/models'],
};

const imports = sourceFiles().filter((path) => !path.startsWith('tests/')).flatMap((path) => importsOf(path));

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function ruleOf(path: string): readonly [string, readonly string[]] | undefined {
  return mayImport.filter(([folder]) => isWithin(path, folder)).toSorted((a, b) => b[0].length - a[0].length)[0];
}

function isAllowed({ from, target }: Import): boolean {
  const rule = ruleOf(from);
  if (target === null || !rule) return true;
  const [folder, allowed] = rule;
  return isWithin(target, folder) || target === 'package.json' || allowed.some((prefix) => isWithin(target, prefix));
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

describe('folders', () => {
  it('import only what their rule lets them know', () => {
    const broken = imports.filter((entry) => !isAllowed(entry)).map((entry) => `${entry.from} imports ${entry.specifier}`);
    assert.deepEqual(broken, []);
  });

  it('leave each outside package to its one owner', () => {
    const broken = imports
      .filter((entry) => entry.target === null && Object.hasOwn(ownerOf, packageOf(entry.specifier)))
      .filter((entry) => !(ownerOf[packageOf(entry.specifier)] ?? []).some((owner) => isWithin(entry.from, owner)))
      .map((entry) => `${entry.from} imports ${entry.specifier}`);
    assert.deepEqual(broken, []);
  });

  it('keep domain free of packages and of Node', () => {
    const broken = imports.filter((entry) => isWithin(entry.from, 'main/domain') && entry.target === null).map((entry) => `${entry.from} imports ${entry.specifier}`);
    assert.deepEqual(broken, []);
  });

  it('let the contract use zod and nothing else from outside', () => {
    const broken = imports.filter((entry) => isWithin(entry.from, 'main/contract') && entry.target === null && entry.specifier !== 'zod').map((entry) => `${entry.from} imports ${entry.specifier}`);
    assert.deepEqual(broken, []);
  });

  it('let one file of the window touch what preload exposes', () => {
    const touching = sourceFiles().filter((path) => isWithin(path, 'renderer/window')).filter((path) => touchesTheBridge(path));
    assert.deepEqual(touching.filter((path) => path !== 'renderer/window/bridge.ts'), []);
  });
});

function touchesTheBridge(path: string): boolean {
  return /\bwindow\.vitrine\b|\bglobalThis\.vitrine\b/.test(codeOf(path));
}
