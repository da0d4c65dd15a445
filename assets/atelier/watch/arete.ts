import { circular, plain } from '../finish/skin.ts';
import { brushed, lacquer, paint, polished, satin, type Recipe } from '../finish/material.ts';
import { paletteOf, type CaseName } from '../finish/palette.ts';
import type { Part } from '../glb/part.ts';
import type { Watch } from '../glb/watch.ts';
import { bracelet, clasp } from '../part/bracelet.ts';
import { arete, areteBezel, areteMiddle } from '../part/case-arete.ts';
import { backCrystal, caseBack, casingRing } from '../part/case-back.ts';
import { crown } from '../part/crown.ts';
import { crystal } from '../part/crystal.ts';
import { dialPlate, flange, frame, numeral, track, windowOutline, type DialPlan } from '../part/dial.ts';
import { cannonPin, hand } from '../part/hand.ts';
import { bar, barFootprint, stood, type BarPlan } from '../part/index.ts';
import { strapPath } from '../part/path.ts';
import { circle, rotated, shifted, type Outline } from '../shape/outline.ts';
import { bent, mirroredUpDown, type Solid } from '../shape/solid.ts';
import { onDial, range, type V3 } from '../shape/vector.ts';
import { cap } from '../shape/prism.ts';
import { movementOf } from '../movement/movement.ts';

export type AretePlan = {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly CaseName[];
  readonly grain: DialPlan['grain'];
  readonly dial: Recipe;
  readonly flange: Recipe;
  readonly print: Recipe;
  readonly accent: Recipe;
  readonly lume: Recipe;
  readonly smoke: number;
};

/** Arête: a second time zone, a ridge that the bracelet carries on. */
export function areteWatch(plan: AretePlan): Watch {
  const path = strapPath({ y: arete.halfLength + 0.12, z: -1.42, length: 47, fromDeg: 20, toDeg: 104 });
  const links = { path, rows: 9, pitch: 5.3, widthAtCase: 22.4, widthAtEnd: 17.4, thickness: 3.2 };
  const band = bracelet(links);
  return {
    id: plan.id,
    name: plan.name,
    calibre: 'SV28F',
    caseMm: { width: 39.5, lugToLug: 46.5, thickness: 11.1 },
    dialOpeningMm: [31.5, 31.5],
    crystalTopMm: arete.crystalBottom + 1.2,
    palette: palette(plan),
    cases: plan.cases,
    straps: [],
    shade: { edge: circle(flangeFoot, 160), feet: [...indexPlaces.map(({ angle, bar: shape }) => shifted(rotated(barFootprint(shape), -angle), onDial(angle, indexRadius))), dateOpening], smoke: plan.smoke },
    parts: [
      { name: 'CASE_MIDDLE', solid: areteMiddle(), caption: 'case-middle', finish: 'polished-adret brushed-ubac' },
      { name: 'BEZEL', solid: areteBezel(), explode: { by: [0, 0, 16], order: 1 }, caption: 'bezel', finish: 'polished-adret brushed-ubac' },
      { name: 'CRYSTAL', solid: crystal({ outline: circle(arete.opening, 160), bottom: arete.crystalBottom, thickness: 1.2 }), explode: { by: [0, 0, 26], order: 0 }, caption: 'crystal' },
      { name: 'CROWN', solid: crown({ diameter: 6.8, length: 3.8, flutes: 28, x: 20.1, z: -2.4 }), explode: { by: [9, 0, 0], order: 2 }, caption: 'crown', anchor: [22, 0, -2.4] },
      ...dialParts(plan),
      ...handParts(),
      { name: 'CASE_BACK', solid: [...caseBack({ outerRadius: 17.3, windowRadius: 13.6, z: arete.back, height: 1.5, text: 'SÉRAC  SV28F  72 H  28 800 A/H  10 BAR' }), ...casingRing(13.4, 16.4, -5.7, -0.6)], explode: { by: [0, 0, -42], order: 2 }, caption: 'case-back' },
      { name: 'CASE_BACK_CRYSTAL', solid: backCrystal(13.6, arete.back), explode: { by: [0, 0, -42], order: 2 } },
      { name: 'STRAP_12', solid: band, caption: 'bracelet', anchor: [0, 30, 0] },
      { name: 'STRAP_6', solid: mirroredUpDown(band) },
      { name: 'STRAP_BUCKLE', solid: mirroredUpDown(clasp(path, 56.3, 17.4, 3.4)), caption: 'buckle' },
      ...movementOf('SV28F'),
    ],
  };
}

const flangeFoot = 14.75;
const indexRadius = 12.05;
const hourBar: BarPlan = { length: 3, width: 1.1, innerWidth: 0.8, lumeWidth: 0.34 };
const doubleBar: BarPlan = { length: 3, width: 0.85, innerWidth: 0.62, lumeWidth: 0.26 };
const indexPlaces: readonly { readonly angle: number; readonly bar: BarPlan }[] = [
  ...[1, 2, 3, 4, 5, 7, 8, 9, 10, 11].map((hour) => ({ angle: hour * 30, bar: hourBar })),
  ...[-2.75, 2.75].map((angle) => ({ angle, bar: doubleBar })),
];
const dateOpening = windowOutline([0, -11.9], 2.5, 2.0);

function palette(plan: AretePlan): Watch['palette'] {
  return paletteOf({
    'case-polished': polished('steel'), 'case-brushed': brushed('steel'),
    'hand-polished': { ...polished('platinum'), name: 'MAT_HAND_POLISHED', roughness: 0.08 },
    'hand-brushed': { ...satin('platinum'), name: 'MAT_HAND_BRUSHED' },
    'hand-accent': plan.accent,
    'index-polished': { ...polished('platinum'), name: 'MAT_INDEX_POLISHED', roughness: 0.07 },
    'index-brushed': { ...satin('platinum'), name: 'MAT_INDEX_BRUSHED' },
    lume: plan.lume,
    dial: plan.dial, 'dial-second': plan.dial, 'dial-sunk': plan.dial, 'dial-hobnail': plan.dial,
    'dial-print': plan.print, 'dial-accent': paint('PRINT_ACCENT', plan.accent.colour), flange: plan.flange,
    moon: plan.print, 'moon-sky': plan.flange,
    strap: plan.print, 'strap-lining': plan.print, 'strap-thread': plan.print, 'strap-edge': plan.print,
  });
}

function dialParts(plan: AretePlan): readonly Part[] {
  const rise = (r: number): number => 0.14 + Math.max(0, r - flangeFoot - 0.06) * 0.915;
  const onFlange = (solid: Solid): Solid => bent(solid, ([x, y, z]): V3 => [x, y, z + rise(Math.hypot(x, y))]);
  const zone = range(12).flatMap((i) => onFlange(numeral(i === 0 ? '24' : String(i * 2), i * 30, 15.24, 0.62, { isTurned: true, slot: 'dial-print', z: 0.03 })));
  const dots = onFlange(track({ divisions: 24, skipEvery: 2, inner: 15.05, outer: 15.45, width: 0.13, z: 0.03 }));
  const print = [
    ...track({ divisions: 60, skipEvery: 5, inner: 13.95, outer: 14.5, width: 0.09 }), ...track({ divisions: 12, inner: 13.85, outer: 14.5, width: 0.2 }),
    ...numeral('SÉRAC', 0, 6.2, 0.96), ...numeral('24 H', 180, 6.2, 0.5), ...numeral(plan.name.toLocaleUpperCase('fr'), 180, 7.25, 0.5, { slot: 'dial-accent' }),
    ...zone, ...dots,
  ];
  return [
    { name: 'DIAL_PLATE', solid: dialPlate({ outline: circle(15.2, 180), holes: [dateOpening], grain: plan.grain }), explode: { by: [0, 0, 6], order: 4 }, caption: 'dial' },
    { name: 'DIAL_FLANGE', solid: flange(circle(flangeFoot, 180), circle(arete.opening, 180), 0.98, circular('flange')), explode: { by: [0, 0, 9], order: 3 }, caption: 'flange' },
    { name: 'DIAL_INDICES', solid: [...indexPlaces.flatMap(({ angle, bar: shape }) => stood(bar(shape), angle, indexRadius)), ...frame(dateOpening, 0.22, 0.22)], explode: { by: [0, 0, 6.01], order: 4 }, caption: 'indices' },
    { name: 'DIAL_PRINT', solid: print, explode: { by: [0, 0, 6], order: 4 } },
    { name: 'DIAL_DATE_RING', solid: dateRing(), arbor: 'date-ring', explode: { by: [0, 0, 4], order: 5 }, caption: 'date-ring', anchor: [0, -11.9, 0] },
  ];
}

/** Thirty-one dates; the first stands in the window at rest. */
function dateRing(): Solid {
  const ring: readonly Outline[] = [circle(13.4, 120), circle(10.4, 120).toReversed()];
  const dates = range(31).flatMap((i) => {
    const angle = 180 - (i * 360) / 31;
    return bent(numeral(String(i + 1), angle, 0, 1.25, { slot: 'dial-print', z: -0.40 }), ([x, y, z]): V3 => {
      const turn = ((180 - angle) * Math.PI) / 180;
      const [px, py] = [x * Math.cos(turn) - (y - 11.85) * Math.sin(turn), x * Math.sin(turn) + (y - 11.85) * Math.cos(turn)];
      return [px, py, z];
    });
  });
  return [...cap(ring, -0.42, plain('flange'), true), ...dates];
}

function handParts(): readonly Part[] {
  const accent = { sunny: 'hand-accent', shaded: 'hand-accent' } as const;
  return [
    { name: 'HAND_GMT', arbor: 'zone-hand', solid: hand({ shape: 'arrow', length: 12, width: 1.7, tail: 3.4, z: 0.42, hubRadius: 1.25, lumeWidth: 0.7, slots: accent }), explode: { by: [0, 0, 10], order: 3 }, caption: 'zone-hand' },
    { name: 'HAND_HOUR', arbor: 'hour-hand', solid: hand({ shape: 'baton', length: 8.4, width: 1.5, tail: 2.2, z: 0.77, hubRadius: 1.2, lumeWidth: 0.5 }), explode: { by: [0, 0, 12], order: 2 }, caption: 'hour-hand' },
    { name: 'HAND_MINUTE', arbor: 'minute-hand', solid: hand({ shape: 'baton', length: 13.2, width: 1.2, tail: 2.6, z: 1.12, hubRadius: 1.05, lumeWidth: 0.4 }), explode: { by: [0, 0, 14], order: 2 }, caption: 'minute-hand' },
    { name: 'HAND_SECOND', arbor: 'second-hand', solid: [...hand({ shape: 'needle', length: 14.2, width: 0.25, tail: 4.4, z: 1.45, hubRadius: 0.75 }), ...cannonPin(1.58, 0.3)], explode: { by: [0, 0, 16], order: 1 }, caption: 'second-hand' },
  ];
}

export const adret = (): Watch => areteWatch({
  id: 'W-ARE-01', name: 'Adret', cases: ['Steel', 'Gold', 'Titanium'], grain: 'sunray',
  dial: lacquer('BLUE_HOUR', [0.035, 0.085, 0.2]),
  flange: paint('FLANGE_BLUE', [0.008, 0.018, 0.045], 0.5, { specular: 0.6 }),
  print: paint('PRINT_SNOW', [0.78, 0.8, 0.8], 0.6),
  accent: { name: 'MAT_ACCENT_DAWN', colour: [0.95, 0.42, 0.16], metallic: 1, roughness: 0.22 },
  lume: paint('LUME', [0.78, 0.83, 0.72], 0.9),
  smoke: 0.4,
});

export const ubac = (): Watch => areteWatch({
  id: 'W-ARE-02', name: 'Ubac', cases: ['Titanium', 'Steel', 'Gold'], grain: 'flanks',
  dial: { name: 'MAT_DIAL_SHADE', colour: [0.12, 0.124, 0.13], metallic: 1, roughness: 0.32, anisotropy: 0.8, pattern: 'brush', patternDepth: 0.5 },
  flange: paint('FLANGE_SHADE', [0.012, 0.014, 0.015], 0.5, { specular: 0.6 }),
  print: paint('PRINT_ASH', [0.72, 0.74, 0.73], 0.6),
  accent: { name: 'MAT_ACCENT_ICE', colour: [0.42, 0.66, 0.82], metallic: 1, roughness: 0.25 },
  lume: paint('LUME', [0.66, 0.8, 0.72], 0.9),
  smoke: 0.45,
});
