import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readSpans, spansText } from '../../../renderer/console/parts/hours-text.ts';

const aDay = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 8 }).map((minutes) => {
  const sorted = minutes.toSorted((one, other) => one - other);
  return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({ opensAt: sorted[2 * at] ?? 0, closesAt: sorted[2 * at + 1] ?? 0 }));
});

describe('opening hours as staff write them', () => {
  it('are read back as they were written', () => {
    fc.assert(fc.property(aDay, (spans) => assert.deepEqual(readSpans(spansText(spans)), spans)));
  });

  it('may use a plain hyphen and say that a day is closed', () => {
    assert.deepEqual(readSpans('9:30-12:00'), [{ opensAt: 570, closesAt: 720 }]);
    assert.deepEqual([readSpans(''), readSpans('Closed')], [[], []]);
  });

  for (const text of ['10', '18:00–10:00', '10:00–13:00, 12:00–18:00', '10:00–24:30', '10:75–11:00', '10:00–13:00,']) {
    it(`are not guessed from “${text}”`, () => assert.equal(readSpans(text), null));
  }
});
