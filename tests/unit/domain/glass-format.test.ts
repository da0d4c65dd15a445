import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glassFormatOf } from '#domain/glass-format.ts';

test('composes for the street, a wall and a counter by the size of the glass', () => {
  const sizes = [{ width: 1080, height: 1920 }, { width: 540, height: 960 }, { width: 3840, height: 2160 }, { width: 1920, height: 1080 }, { width: 1367, height: 1024 }, { width: 1366, height: 1024 }];
  assert.deepEqual(sizes.map(glassFormatOf), ['portrait', 'portrait', 'landscape', 'landscape', 'landscape', 'counter']);
});
