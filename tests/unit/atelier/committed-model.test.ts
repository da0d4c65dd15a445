import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../../..');

test('a model that is built anew is the one that was committed, byte for byte', (t) => {
  const out = mkdtempSync(join(tmpdir(), 'vitrine-model-'));
  t.after(() => rmSync(out, { recursive: true }));
  execFileSync(process.execPath, ['assets/atelier/atelier.ts', 'W-ARE-01', '--out', out], { cwd: root, stdio: 'ignore' });
  const sum = createHash('sha256').update(readFileSync(join(out, 'W-ARE-01.glb'))).digest('hex');
  // Written by `npm run atelier`: name to SHA-256.
  const sums = JSON.parse(readFileSync(join(root, 'assets/built/sums.json'), 'utf8')) as Readonly<Record<string, string>>;
  assert.equal(sum, sums['models/W-ARE-01.glb']);
});
