import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { restartDelays } from '../../../main/shell/restart-delays.ts';

test('waits longer while something ends again and again', () => {
  const delays = restartDelays();
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((second) => delays.after(second * 1_000)), [50, 100, 200, 400, 800, 1_500, 1_500, 1_500]);
});

test('is quick again after half a minute of life', () => {
  const delays = restartDelays();
  for (const second of [0, 1, 2, 3]) delays.after(second * 1_000);
  assert.equal(delays.after(34_000), 50);
});

test('never waits longer than lets something be back within two seconds', () => {
  fc.assert(fc.property(fc.array(fc.nat({ max: 60_000 }), { maxLength: 50 }), (gaps) => {
    const delays = restartDelays();
    let nowMs = 0;
    for (const gap of gaps) assert.ok(delays.after((nowMs += gap)) <= 1_500);
  }));
});
