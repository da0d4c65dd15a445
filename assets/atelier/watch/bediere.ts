import { paint } from '../finish/material.ts';
import type { Part } from '../glb/part.ts';
import type { Watch } from '../glb/watch.ts';
import { dialPlate, frame, numeral, track } from '../part/dial.ts';
import { cannonPin, hand } from '../part/hand.ts';
import { bar, barFootprint, stood, type BarPlan } from '../part/index.ts';
import { circle, clockwise, rotated, shifted } from '../shape/outline.ts';
import { tourbillonCentre } from '../movement/layout.ts';
import { onDial, type V2 } from '../shape/vector.ts';
import { fittings } from './fittings.ts';
import { moraineDial, moraineWatch } from './moraine.ts';

/** Bédière: the river that runs over a glacier's ice; a tourbillon in a hole that the water has made. */
export const bediere = (): Watch => moraineWatch({
  id: 'W-MOR-02', name: 'Bédière', calibre: 'SV21T', cases: ['Gold', 'Steel', 'Titanium'], straps: ['Leather-Slate', 'Leather-Chestnut', 'Rubber-Ink'],
  backText: 'SÉRAC  SV21T  TOURBILLON  21 600 A/H  72 H  3 BAR',
  flange: water.flange,
  feet: [...indices.map(({ angle, plan, radius }) => shifted(rotated(barFootprint(plan), -angle), onDial(angle, radius))), circle(apertureRadius + 0.5, 90, tourbillonCentre)],
  palette: {
    ...fittings('gold'),
    'hand-accent': { name: 'MAT_HAND_POLISHED_GOLD', colour: [0.91, 0.6, 0.42], metallic: 1, roughness: 0.08 },
    lume: water.flange, dial: water.dial, 'dial-second': water.dial, 'dial-sunk': water.flange, 'dial-hobnail': water.flange,
    'dial-print': paint('PRINT_ICE', [0.86, 0.9, 0.9], 0.6), 'dial-accent': paint('PRINT_ICE', [0.86, 0.9, 0.9], 0.6), flange: water.flange,
    moon: water.flange, 'moon-sky': water.flange,
  },
  parts: [...dialParts(), ...handParts()],
});

const water = {
  dial: { name: 'MAT_DIAL_MELTWATER', colour: [0.05, 0.125, 0.135], metallic: 1, roughness: 0.3, anisotropy: 0.3, pattern: 'wave', patternDepth: 0.5, clearcoat: 0.8, clearcoatRoughness: 0.05 },
  flange: { name: 'MAT_FLANGE_MELTWATER', colour: [0.035, 0.07, 0.075], metallic: 1, roughness: 0.36, anisotropy: 0.6 },
} as const;

const apertureRadius = 6.75;
const long: BarPlan = { length: 2.9, width: 0.85, innerWidth: 0.5 };
const short: BarPlan = { length: 1.3, width: 0.85, innerWidth: 0.7 };
const indices: readonly { readonly angle: number; readonly plan: BarPlan; readonly radius: number }[] = [
  ...[1, 2, 10, 11].map((hour) => ({ angle: hour * 30, plan: long, radius: 12.9 })),
  ...[3, 9].map((hour) => ({ angle: hour * 30, plan: { ...long, length: 2.4 }, radius: 12.65 })),
  ...[4, 8].map((hour) => ({ angle: hour * 30, plan: { ...long, length: 2.4 }, radius: 12.9 })),
  ...[5, 7].map((hour) => ({ angle: hour * 30, plan: short, radius: 15.0 })),
  ...[-2.4, 2.4].map((angle) => ({ angle, plan: { ...long, width: 0.7 }, radius: 12.9 })),
];

function dialParts(): readonly Part[] {
  const opening = circle(apertureRadius, 144, tourbillonCentre);
  const lift = { explode: { by: [0, 0, 6], order: 4 } } as const;
  const isClear = ([x, y]: V2): boolean => Math.hypot(x - tourbillonCentre[0], y - tourbillonCentre[1]) > apertureRadius + 0.7;
  const minutes = track({ divisions: 60, inner: 14.55, outer: 14.95, width: 0.075 }).filter(({ points }) => points.every(([x, y]) => isClear([x, y])));
  return [
    { name: 'DIAL_PLATE', solid: dialPlate({ outline: moraineDial.outline, holes: [clockwise(opening)], grain: 'none' }), ...lift, caption: 'dial' },
    { name: 'DIAL_INDICES', solid: [...indices.flatMap(({ angle, plan, radius }) => stood(bar(plan), angle, radius)), ...frame(opening, 0.45, 0.3)], ...lift, caption: 'indices' },
    { name: 'DIAL_PRINT', solid: [...minutes, ...numeral('SÉRAC', 0, 7.2, 1.2)], ...lift },
  ];
}

function handParts(): readonly Part[] {
  return [
    { name: 'HAND_HOUR', arbor: 'hour-hand', solid: hand({ shape: 'dauphine', length: 9, width: 1.4, tail: 2, z: 0.9, hubRadius: 1.1 }), explode: { by: [0, 0, 12], order: 2 }, caption: 'hour-hand' },
    { name: 'HAND_MINUTE', arbor: 'minute-hand', solid: [...hand({ shape: 'dauphine', length: 13.6, width: 1.1, tail: 2.4, z: 1.25, hubRadius: 0.95 }), ...cannonPin(1.46)], explode: { by: [0, 0, 14], order: 2 }, caption: 'minute-hand' },
  ];
}
