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

  for (const [driverArbor, drivenArbor] of [['barrel', 'centre-wheel'], ['centre-wheel', 'third-wheel'], ['third-wheel', 'fourth-wheel'], ['fourth-wheel', 'escape-wheel']] as const) {
    it(`lets no tooth of the ${driverArbor} run into a leaf of the ${drivenArbor}, at any instant of a beat`, () => {
      const calibre = calibreNamed('SV28L');
      const layout = layoutOf(calibre);
      const { from, to, gearing } = pairs[driverArbor];
      const { driver, driven, moduleMm } = calibre.train[gearing];
      const [at, next] = [layout[from], layout[to]];
      const towards = Math.atan2(next[1] - at[1], next[0] - at[0]);
      const wheel = toothedOutline(driver, moduleMm, 0);
      const leaves = toothedOutline(driven, moduleMm, meshedPhase({ teeth: driver, phase: 0 }, driven, towards), true);
      for (const seconds of [0, 11, 47, 333, 1234.5]) {
        const pose = poseMovement(calibre, { localSeconds: seconds });
        const [a, b] = [turnedAt(wheel, pose[driverArbor] ?? 0, at), turnedAt(leaves, pose[drivenArbor] ?? 0, next)];
        const deep = Math.max(...b.map((point) => depthInside(point, a)));
        assert.ok(deep < 0.04, `${deep} mm at ${seconds} s`);
      }
    });
  }
});

const pairs = {
  barrel: { from: 'barrel', to: 'centre', gearing: 'barrelToCentre' },
  'centre-wheel': { from: 'centre', to: 'third', gearing: 'centreToThird' },
  'third-wheel': { from: 'third', to: 'fourth', gearing: 'thirdToFourth' },
  'fourth-wheel': { from: 'fourth', to: 'escape', gearing: 'fourthToEscape' },
} as const;

function turnedAt(points: readonly (readonly [number, number])[], clockwiseDeg: number, [x0, y0]: readonly [number, number]): readonly (readonly [number, number])[] {
  const [c, s] = [Math.cos((-clockwiseDeg * Math.PI) / 180), Math.sin((-clockwiseDeg * Math.PI) / 180)];
  return points.map(([x, y]) => [x * c - y * s + x0, x * s + y * c + y0]);
}

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
