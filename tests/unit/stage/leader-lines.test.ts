import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { doLeadersCross, placeLeaders } from '../../../renderer/stage/motion/leader-lines.ts';

const box = { width: 1080, height: 1920, marginPx: 90, rowPx: 80 };
const anchors = fc.uniqueArray(
  fc.record({ x: fc.integer({ min: 200, max: 880 }), y: fc.integer({ min: 100, max: 1820 }) }),
  { maxLength: 16, selector: ({ x, y }) => `${x}:${y}` },
).map((points) => points.map((point, index) => ({ ...point, part: `part-${index}` })));

test('leader lines never cross', () => {
  fc.assert(fc.property(anchors, (points) => {
    const leaders = placeLeaders(points, box);
    for (const a of leaders) for (const b of leaders) assert.ok(a === b || !doLeadersCross(a, b));
  }));
});

test('captions stand at least a row apart and inside the picture', () => {
  fc.assert(fc.property(anchors, (points) => {
    for (const side of ['left', 'right']) {
      const rows = placeLeaders(points, box).filter((leader) => leader.side === side).map((leader) => leader.labelY);
      for (const [index, row] of rows.entries()) {
        assert.ok(row <= box.height - box.marginPx + 1e-9);
        assert.ok(index === 0 || row - (rows[index - 1] ?? 0) >= box.rowPx - 1e-9);
      }
    }
  }));
});

test('every part keeps its caption', () => {
  fc.assert(fc.property(anchors, (points) => {
    assert.deepEqual(placeLeaders(points, box).map(({ part }) => part).sort(), points.map(({ part }) => part).sort());
  }));
});
