import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../../../native/setup/places.ts';
import { findSuites, longest } from '../../../native/setup/test-suites.ts';

test('every test file of the tree runs in exactly one suite', () => {
  const all = globSync('tests/**/*.test.ts', { cwd: projectRoot }).map((path) => join(projectRoot, path)).toSorted();
  assert.deepEqual(findSuites().flatMap((suite) => suite.files).toSorted(), all);
});

test('the cheap suites run first', () => {
  assert.deepEqual(findSuites().map((suite) => suite.name).slice(0, 2), ['architecture', 'unit']);
});

test('what takes long is begun first, and is there', () => {
  const files = findSuites().flatMap((suite) => suite.files.slice(0, longest.length));
  assert.deepEqual(longest.filter((path) => !files.includes(join(projectRoot, path))), []);
});
