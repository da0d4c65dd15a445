import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dialPlate } from '../../../assets/atelier/part/dial.ts';
import { circle } from '../../../assets/atelier/shape/outline.ts';
import type { Patch, Solid } from '../../../assets/atelier/shape/solid.ts';
import { at } from '../../../assets/atelier/shape/vector.ts';

describe('a dial of two flanks', () => {
  const dial = { outline: circle(15, 90), holes: [circle(1.2, 24, [0.3, -11])] };
  const flanks = facesOf(dialPlate({ ...dial, grain: 'flanks' }));

  it('has as much face as an undivided one, hole and all', () => {
    const whole = facesOf(dialPlate({ ...dial, grain: 'straight' })).reduce((sum, part) => sum + areaOf(part), 0);
    assert.ok(Math.abs(flanks.reduce((sum, part) => sum + areaOf(part), 0) - whole) < 1e-6);
  });

  it('lies left and right of the line from 12 to 6, its grain falling to either side', () => {
    const sides = flanks.map(({ points, grains }) => ({ isLeft: points.every(([x]) => x <= 0), isRight: points.every(([x]) => x >= 0), fallsTo: Math.sign(at(grains, 0)[0]) }));
    assert.deepEqual(sides, [{ isLeft: true, isRight: false, fallsTo: -1 }, { isLeft: false, isRight: true, fallsTo: 1 }]);
  });

  it('looks up on both sides', () => {
    assert.ok(flanks.every((part) => part.triangles.every((triangle) => twiceAreaOf(part, triangle) >= 0)));
  });
});

function facesOf(solid: Solid): readonly Patch[] {
  return solid.filter(({ slot }) => slot === 'dial');
}

function areaOf(part: Patch): number {
  return part.triangles.reduce((sum, triangle) => sum + twiceAreaOf(part, triangle) / 2, 0);
}

/** Seen from above; positive where it looks up. */
function twiceAreaOf({ points }: Patch, [a, b, c]: readonly [number, number, number]): number {
  const [p, q, r] = [at(points, a), at(points, b), at(points, c)];
  return (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
}
