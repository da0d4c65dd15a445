import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watches } from '../../../assets/atelier/watches.ts';

const body = new Set(['CASE_MIDDLE', 'BEZEL', 'CRYSTAL', 'CASE_BACK']);

describe('the six watches', () => {
  for (const [id, draw] of Object.entries(watches)) {
    const watch = draw();

    it(`${id} has the case that its specification gives, to a twentieth of a millimetre`, () => {
      const least = [Infinity, Infinity, Infinity];
      const most = [-Infinity, -Infinity, -Infinity];
      for (const part of watch.parts.filter(({ name }) => body.has(name))) {
        for (const point of part.solid.flatMap((patch) => patch.points)) {
          for (const [axis, value] of point.entries()) {
            least[axis] = Math.min(least[axis] ?? 0, value);
            most[axis] = Math.max(most[axis] ?? 0, value);
          }
        }
      }
      const found = [0, 1, 2].map((axis) => (most[axis] ?? NaN) - (least[axis] ?? NaN));
      const { width, lugToLug, thickness } = watch.caseMm;
      for (const [axis, wanted] of [width, lugToLug, thickness].entries()) assert.ok(Math.abs((found[axis] ?? NaN) - wanted) < 0.05, `${found.map((value) => value.toFixed(2)).join(' × ')}`);
    });

    it(`${id} lets every hand pass under the crystal and over the next`, () => {
      const hands = watch.parts.filter(({ name }) => name.startsWith('HAND_')).map(({ name, solid, pivot = [0, 0, 0] }) => {
        const heights = solid.flatMap((patch) => patch.points.map(([, , z]) => z));
        const blade = solid.flatMap((patch) => patch.points.filter(([, y]) => y > 3).map(([, , z]) => z));
        return { name, blade: Math.min(...blade), isCentral: pivot[0] === 0 && pivot[1] === 0, top: Math.max(...heights) };
      });
      for (const hand of hands) assert.ok(hand.top < watch.crystalTopMm - 1.2, `${hand.name} ends at ${hand.top}`);
      const central = hands.filter(({ isCentral }) => isCentral).toSorted((a, b) => a.blade - b.blade);
      for (const [i, hand] of central.slice(1).entries()) assert.ok(hand.blade > (central[i]?.blade ?? 0) + 0.18, `${hand.name} touches ${central[i]?.name}`);
    });
  }
});
