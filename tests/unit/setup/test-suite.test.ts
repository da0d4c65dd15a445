import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { runInChild } from './run-in-child.ts';

/** The counts of a suite made of one file with these tests. */
function countsOf(t: TestContext, tests: string, fileTimeoutMs = 20_000): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'suite-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'a.test.mjs');
  writeFileSync(file, `import { test } from 'node:test';\n${tests}`);
  const { said, complained } = runInChild(`
    import { runSuite } from 'setup/test-suite.ts';
    const suite = { name: 'a', files: [${JSON.stringify(file)}], isQuick: true, maxFilesAtOnce: 1, fileTimeoutMs: ${fileTimeoutMs} };
    console.log('counts ' + JSON.stringify(await runSuite(suite, new AbortController().signal)));
  `);
  const line = /^counts (.*)$/m.exec(said)?.[1];
  assert.ok(line, complained);
  return JSON.parse(line);
}

test('counts what passed and what failed', (t) => {
  assert.deepEqual(countsOf(t, "test('a', () => {}); test('b', () => {}); test('c', () => { throw new Error('no'); });"), { passed: 2, failed: 1 });
});

test('a file that cannot be loaded counts as failed', (t) => {
  assert.deepEqual(countsOf(t, "import './nowhere.mjs';"), { passed: 0, failed: 1 });
});

test('a file that never ends is cut off and counts as failed', (t) => {
  assert.deepEqual(countsOf(t, "test('a', () => new Promise(() => setInterval(() => {}, 1_000)));", 1_500), { passed: 0, failed: 1 });
});

test('a file that ends before all it said was heard counts as failed', (t) => {
  assert.deepEqual(countsOf(t, "test('a', () => {}); process.on('exit', () => process.kill(process.pid, 'SIGKILL'));"), { passed: 1, failed: 1 });
});

test('every test of a file that says much and lets go of nothing is heard', (t) => {
  assert.deepEqual(countsOf(t, "setInterval(() => {}, 1_000); for (let i = 0; i < 400; i += 1) test('t' + i, () => {});"), { passed: 400, failed: 0 });
});
