import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calibreNamed } from '#domain/horology/calibre.ts';
import { centreDistanceMm } from '#domain/horology/gearing.ts';
import { poseMovement } from '#domain/horology/pose-movement.ts';
import { meshedPhase, toothedOutline } from '../../../assets/atelier/movement/gear.ts';
import { layoutOf } from '../../../assets/atelier/movement/layout.ts';

describe('the train as it is built', () => {
  for (const name of ['SV28C', 'SV28L', 'SV28F'] as const) {
    it(`stands at the distances that ${name}'s teeth ask for, inside its plate`, () => {
      const calibre = calibreNamed(name);
      const layout = layoutOf(calibre);
      const apart = (a: readonly [number, number], b: readonly [number, number]): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
      assert.ok(Math.abs(apart(layout.barrel, layout.centre) - centreDistanceMm(calibre.train.barrelToCentre)) < 1e-9);
      assert.ok(Math.abs(apart(layout.centre, layout.third) - centreDistanceMm(calibre.train.centreToThird)) < 1e-9);
      assert.ok(Math.abs(apart(layout.third, layout.fourth) - centreDistanceMm(calibre.train.thirdToFourth)) < 1e-9);
      assert.ok(Math.abs(apart(layout.fourth, layout.escape) - centreDistanceMm(calibre.train.fourthToEscape)) < 1e-9);
      assert.ok(Math.hypot(...layout.balance) + calibre.balanceDiameterMm / 2 < 13.3);
    });
  }

  it('lets no tooth of the centre wheel run into a leaf of the third pinion, at any instant of a beat', () => {
    const calibre = calibreNamed('SV28L');
    const layout = layoutOf(calibre);
    const { driver, driven, moduleMm } = calibre.train.centreToThird;
    const towards = Math.atan2(layout.third[1], layout.third[0]);
    const wheel = toothedOutline(driver, moduleMm, 0);
    const leaves = toothedOutline(driven, moduleMm, meshedPhase({ teeth: driver, phase: 0 }, driven, towards), true);
    for (const seconds of [0, 11, 47, 333, 1234.5]) {
      const pose = poseMovement(calibre, { localSeconds: seconds });
      const turn = (points: readonly (readonly [number, number])[], degrees: number, at: readonly [number, number]): [number, number][] => {
        const [c, s] = [Math.cos((-degrees * Math.PI) / 180), Math.sin((-degrees * Math.PI) / 180)];
        return points.map(([x, y]) => [x * c - y * s + at[0], x * s + y * c + at[1]]);
      };
      const [a, b] = [turn(wheel, pose['centre-wheel'] ?? 0, [0, 0]), turn(leaves, pose['third-wheel'] ?? 0, layout.third)];
      const deep = b.map((point) => depthInside(point, a));
      assert.ok(Math.max(...deep) < 0.035, `${Math.max(...deep)} mm at ${seconds} s`);
    }
  });
});

/** How far a point lies inside an outline; 0 outside. */
function depthInside([x, y]: readonly [number, number], outline: readonly (readonly [number, number])[]): number {
  let inside = false;
  let nearest = Infinity;
  for (const [i, [ax, ay]] of outline.entries()) {
    const [bx, by] = outline[(i + 1) % outline.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    const share = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2)));
    nearest = Math.min(nearest, Math.hypot(ax + (bx - ax) * share - x, ay + (by - ay) * share - y));
  }
  return inside ? nearest : 0;
}
