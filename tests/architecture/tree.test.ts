import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeOf, projectFiles, readSource, sourceFiles } from './source-files.ts';

const topLevel = new Set(['main', 'renderer', 'assets', 'native', 'tests', 'electron-builder.yml', 'package.json', 'package-lock.json', 'README.md', 'LICENSE', 'tsconfig.json']);
const emptyNames = /(^|[/-])(utils?|helpers?|common|misc|managers?|data|info|base|old|new|copy)([./-]|$)/;
const binary = /\.(glb|webp|png|jpg|woff2|ktx2|bin)$/;

describe('the tree', () => {
  it('has at its top what was agreed and nothing more', () => {
    const found = new Set(projectFiles().map((file) => file.path.split('/')[0] ?? ''));
    assert.deepEqual([...found].filter((name) => !name.startsWith('.') && !topLevel.has(name)), []);
  });

  it('names files in kebab-case, after what they hold', () => {
    const wrong = sourceFiles().filter((path) => emptyNames.test(path) || !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''));
    assert.deepEqual(wrong, []);
  });

  it('keeps files short enough to be read whole', () => {
    const long = sourceFiles().filter((path) => readSource(path).split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\*|\/\*)/.test(line)).length > 320);
    assert.deepEqual(long, []);
  });

  it('carries no loose ends', () => {
    const loose = sourceFiles().filter((path) => !path.startsWith('tests/architecture/')).filter((path) => /\bas any\b|: any\b/.test(codeOf(path)) || /\b(TODO|FIXME)\b|@ts-ignore|@ts-expect-error/.test(readSource(path)));
    assert.deepEqual(loose, []);
  });

  it('skips, focuses and repeats no test', () => {
    const weak = sourceFiles().filter((path) => path.endsWith('.test.ts') && !path.startsWith('tests/architecture/')).filter((path) => /\.(only|skip|todo)\(|waitForTimeout/.test(readSource(path)));
    assert.deepEqual(weak, []);
  });

  it('stays light enough to be cloned', () => {
    const files = projectFiles();
    assert.deepEqual(files.filter((file) => file.bytes > 5_000_000).map((file) => file.path), []);
    const heavy = files.filter((file) => binary.test(file.path)).reduce((sum, file) => sum + file.bytes, 0);
    assert.ok(heavy < 60_000_000, `binaries weigh ${heavy} bytes`);
  });
});
