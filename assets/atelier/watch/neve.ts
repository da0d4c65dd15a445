import { circular } from '../finish/skin.ts';
import { metals, paint, type Recipe } from '../finish/material.ts';
import { paletteOf, type CaseName, type Palette, type StrapName } from '../finish/palette.ts';
import type { Part } from '../glb/part.ts';
import type { Watch } from '../glb/watch.ts';
import { backCrystal, caseBack, casingRing } from '../part/case-back.ts';
import { neve, neveBezel, neveLugs, neveMiddle } from '../part/case-neve.ts';
import { crown } from '../part/crown.ts';
import { crystal } from '../part/crystal.ts';
import { dialPlate, flange, frame, numeral, printedRing, sunkCounter, track } from '../part/dial.ts';
import { cannonPin, hand } from '../part/hand.ts';
import { bar, barFootprint, stood, type BarPlan } from '../part/index.ts';
import { moonAperture, moonDiscSolid } from '../part/moon.ts';
import { strapPath } from '../part/path.ts';
import { buckle, strap } from '../part/strap.ts';
import { circle, rotated, shifted, type Outline } from '../shape/outline.ts';
import { bent, mirroredUpDown, moved, type Solid } from '../shape/solid.ts';
import { at, mix, onDial, range, type V2, type V3 } from '../shape/vector.ts';
import { movementOf } from '../movement/movement.ts';
import { bluedHands, fittings, firstDress } from './fittings.ts';

type NevePlan = {
  readonly id: string;
  readonly name: string;
  readonly cases: readonly CaseName[];
  readonly straps: readonly StrapName[];
  readonly dial: Recipe;
  readonly lower: Recipe;
  readonly counter: Recipe;
  readonly print: Recipe;
  readonly accent: Recipe;
  readonly flange: Recipe;
  readonly hands: Pick<Palette, 'hand-polished' | 'hand-brushed'>;
  /** The crevasse between ice and rock: the dial below it lies deeper. */
  readonly hasCrevasse: boolean;
};

/** Névé: a moon phase at 12, small seconds at 6, in a round case. */
function neveWatch(plan: NevePlan): Watch {
  const upper = strapPath({ y: 19.05, z: -3.4, length: 48, fromDeg: 14, toDeg: 98 });
  const lower = strapPath({ y: 19.05, z: -3.4, length: 54, fromDeg: 14, toDeg: 106 });
  const band = { widthAtCase: 20.1, widthAtEnd: 16, endRadius: 19.3 };
  return {
    id: plan.id,
    name: plan.name,
    calibre: 'SV28L',
    caseMm: { width: 38.5, lugToLug: 46, thickness: 10.2 },
    dialOpeningMm: [33.6, 33.6],
    crystalTopMm: neve.crystalBottom + 1.2 + dome,
    palette: palette(plan),
    cases: plan.cases,
    straps: plan.straps,
    shade: { edge: circle(flangeFoot, 180), feet: indexAngles.map((angle) => shifted(rotated(barFootprint(barAt(angle)), -angle), onDial(angle, barRadius(angle)))) },
    parts: [
      { name: 'CASE_MIDDLE', solid: [...neveMiddle(), ...neveLugs()], caption: 'case-middle', finish: 'polished brushed' },
      { name: 'BEZEL', solid: neveBezel(), explode: { by: [0, 0, 16], order: 1 }, caption: 'bezel', finish: 'polished-adret brushed-ubac' },
      { name: 'CRYSTAL', solid: crystal({ outline: circle(neve.opening, 160), bottom: neve.crystalBottom, thickness: 1.2, dome }), explode: { by: [0, 0, 26], order: 0 }, caption: 'crystal' },
      { name: 'CROWN', solid: crown({ diameter: 5.6, length: 3.4, flutes: 24, x: 19.55, z: -1.9 }), explode: { by: [9, 0, 0], order: 2 }, caption: 'crown', anchor: [21.5, 0, -1.9] },
      ...dialParts(plan),
      ...handParts(),
      { name: 'CASE_BACK', solid: [...caseBack({ outerRadius: 17.4, windowRadius: 13.8, z: neve.back, height: 1.5, text: 'SÉRAC  SV28L  29,53125 J  28 800 A/H  3 BAR' }), ...casingRing(13.4, 16.6, -5.5, -0.6)], explode: { by: [0, 0, -42], order: 2 }, caption: 'case-back' },
      { name: 'CASE_BACK_CRYSTAL', solid: backCrystal(13.8, neve.back), explode: { by: [0, 0, -42], order: 2 } },
      { name: 'STRAP_12', solid: strap({ path: upper, length: 48, isPointed: false, ...band }), caption: 'strap', anchor: [0, 30, -6] },
      { name: 'STRAP_6', solid: mirroredUpDown(strap({ path: lower, length: 54, isPointed: true, ...band })) },
      { name: 'STRAP_BUCKLE', solid: buckle(upper, 48, 16), caption: 'buckle' },
      ...movementOf('SV28L'),
    ],
  };
}

const dome = 0.6;
const flangeFoot = 16.05;
const moonCentre: V2 = [0, 6.15];
const secondCentre: V2 = [0, -8.2];
const secondRadius = 4.75;
const long: BarPlan = { length: 3.2, width: 0.8, innerWidth: 0.55 };
const short: BarPlan = { length: 1.5, width: 0.8, innerWidth: 0.62 };
const indexAngles = [...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((hour) => hour * 30), -2, 2];
const barAt = (angle: number): BarPlan => (angle === 180 || Math.abs(angle) < 5 ? short : long);
const barRadius = (angle: number): number => (barAt(angle) === short ? 13.85 : 13);

/** Where ice ends and rock begins, by x. */
function crevasseAt(x: number): number {
  const breaks: readonly V2[] = [[-17, -5.4], [-13.2, -4.3], [-11.4, -4.6], [-7.6, -2.7], [-6.1, -3.2], [-2.4, -2.2], [0.4, -2.5], [3.1, -1.5], [5.0, -2.1], [8.3, -0.9], [10.2, -1.5], [13.4, 0.2], [17, 0.9]];
  const next = Math.max(1, breaks.findIndex(([from]) => from >= x));
  const [a, b] = [at(breaks, next - 1), at(breaks, next)];
  return mix(a[1], b[1], (x - a[0]) / (b[0] - a[0]));
}
const rockDepth = 0.24;

function palette(plan: NevePlan): Palette {
  return paletteOf({
    ...firstDress(plan.cases, plan.straps), ...fittings('platinum'), ...plan.hands,
    'hand-accent': plan.hands['hand-polished'],
    lume: plan.print, dial: plan.dial, 'dial-second': plan.lower, 'dial-sunk': plan.counter, 'dial-hobnail': plan.counter,
    'dial-print': plan.print, 'dial-accent': plan.accent, flange: plan.flange,
    moon: { name: 'MAT_MOON', colour: [0.8, 0.76, 0.66], metallic: 1, roughness: 0.34, pattern: 'snow', patternDepth: 0.25 },
    'moon-sky': { name: 'MAT_MOON_SKY', colour: [0.012, 0.028, 0.1], metallic: 1, roughness: 0.3, clearcoat: 1 },
  });
}

function dialParts(plan: NevePlan): readonly Part[] {
  const aperture = moonAperture(moonCentre);
  const counter = circle(secondRadius, 120, secondCentre);
  const sink = plan.hasCrevasse ? rockDepth : 0;
  const lowered = (solid: Solid): Solid => (plan.hasCrevasse ? bent(solid, ([x, y, z]): V3 => [x, y, y < crevasseAt(x) ? z - rockDepth : z]) : solid);
  const plates = plan.hasCrevasse
    ? [...dialPlate({ outline: iceOutline(), holes: [aperture], grain: 'none' }), ...moved(dialPlate({ outline: circle(16.4, 180), holes: [aperture, counter], grain: 'none', slot: 'dial-second' }), [0, 0, -rockDepth])]
    : dialPlate({ outline: circle(16.4, 180), holes: [aperture, counter], grain: 'none' });
  const print = [
    ...onIceAndRock(lowered([...track({ divisions: 60, skipEvery: 5, inner: 15.1, outer: 15.55, width: 0.075 }), ...track({ divisions: 12, inner: 14.95, outer: 15.6, width: 0.16 })]), plan),
    ...numeral('SÉRAC', 0, 3.6, 0.9, { slot: 'dial-accent' }), ...secondsPrint(sink),
  ];
  const indices = indexAngles.flatMap((angle) => {
    const [x, y] = onDial(angle, barRadius(angle));
    return moved(stood(bar(barAt(angle)), angle, barRadius(angle)), [0, 0, plan.hasCrevasse && y < crevasseAt(x) ? -rockDepth : 0]);
  });
  const lift = { explode: { by: [0, 0, 6], order: 4 } } as const;
  return [
    { name: 'DIAL_PLATE', solid: [...plates, ...moved(sunkCounter(secondCentre, secondRadius), [0, 0, -sink])], ...lift, caption: 'dial' },
    { name: 'DIAL_FLANGE', solid: flange(circle(flangeFoot, 180), circle(neve.opening, 180), 0.95, circular('flange')), explode: { by: [0, 0, 9], order: 3 }, caption: 'flange' },
    { name: 'DIAL_INDICES', solid: [...indices, ...frame(aperture, 0.22, 0.16)], ...lift, caption: 'indices' },
    { name: 'DIAL_PRINT', solid: print, ...lift },
    { name: 'DIAL_MOON_DISC', arbor: 'moon-disc', pivot: [moonCentre[0], moonCentre[1], 0], solid: moonDiscSolid(-0.62), explode: { by: [0, 0, 4], order: 5 }, caption: 'moon-disc', anchor: [0, 3.15, -0.5], creaseDeg: 30 },
  ];
}

/** Dark print on ice, light print on rock. */
function onIceAndRock(print: Solid, { hasCrevasse }: NevePlan): Solid {
  if (!hasCrevasse) return print;
  return print.map((part) => (part.points.every(([x, y]) => y > crevasseAt(x)) ? { ...part, slot: 'dial-accent' } : part));
}

/** The plate of ice: the dial above the crevasse. */
function iceOutline(): Outline {
  const radius = 16.4;
  const edge = range(361).map((i): V2 => [Math.cos((i / 180) * Math.PI) * radius, Math.sin((i / 180) * Math.PI) * radius]).filter(([x, y]) => y > crevasseAt(x));
  const split = edge.findIndex(([x, y], i) => i > 0 && Math.hypot(x - (edge[i - 1]?.[0] ?? x), y - (edge[i - 1]?.[1] ?? y)) > 2);
  const around = split > 0 ? [...edge.slice(split), ...edge.slice(0, split)] : edge;
  const [last, first] = [around.at(-1) ?? [-radius, 0], around[0] ?? [radius, 0]];
  const shore = range(81).map((i): V2 => {
    const x = last[0] + ((first[0] - last[0]) * (i + 1)) / 82;
    return [x, crevasseAt(x)];
  });
  return [...around, ...shore];
}

function secondsPrint(sink: number): Solid {
  const z = -0.15 - sink + 0.002;
  const marks = [
    ...track({ divisions: 60, skipEvery: 5, inner: 4.05, outer: 4.4, width: 0.055, centre: secondCentre, z }), ...track({ divisions: 12, inner: 3.85, outer: 4.4, width: 0.1, centre: secondCentre, z }),
    ...printedRing(4.42, 0.045, secondCentre, 'dial-print', z),
  ];
  return [...marks, ...[15, 30, 45, 60].flatMap((second) => numeral(String(second), second * 6, 3.2, 0.54, { centre: secondCentre, z }))];
}

function handParts(): readonly Part[] {
  return [
    { name: 'HAND_HOUR', arbor: 'hour-hand', solid: hand({ shape: 'dauphine', length: 9.6, width: 1.1, tail: 2.4, z: 0.5, hubRadius: 0.95 }), explode: { by: [0, 0, 12], order: 2 }, caption: 'hour-hand' },
    { name: 'HAND_MINUTE', arbor: 'minute-hand', solid: [...hand({ shape: 'dauphine', length: 14.8, width: 0.9, tail: 2.8, z: 0.85, hubRadius: 0.8 }), ...cannonPin(1.06)], explode: { by: [0, 0, 14], order: 2 }, caption: 'minute-hand' },
    { name: 'HAND_SECOND', arbor: 'second-hand', pivot: [secondCentre[0], secondCentre[1], 0], solid: [...hand({ shape: 'needle', length: 4.2, width: 0.2, tail: 1.5, z: 0.12, hubRadius: 0.45 }), ...cannonPin(0.3, 0.18)], explode: { by: [0, 0, 10], order: 3 }, caption: 'second-hand' },
  ];
}

/** Silvered and grained: opaline, brighter than paint and never flat. */
const snow: Recipe = { name: 'MAT_DIAL_SNOW', colour: [0.62, 0.622, 0.61], metallic: 1, roughness: 0.46, pattern: 'snow', patternDepth: 0.55, clearcoat: 0.3, clearcoatRoughness: 0.15 };

export const regel = (): Watch => neveWatch({
  id: 'W-NEV-01', name: 'Regel', cases: ['Steel', 'Gold', 'Titanium'], straps: ['Leather-Slate', 'Leather-Chestnut', 'Fabric-Snow'], hasCrevasse: false,
  dial: snow,
  lower: snow,
  counter: { name: 'MAT_DIAL_COUNTER', colour: [0.74, 0.735, 0.72], metallic: 1, roughness: 0.36, anisotropy: 0.6, pattern: 'snailing', patternDepth: 0.6 },
  print: paint('PRINT_INK', [0.012, 0.014, 0.02], 0.5),
  accent: paint('PRINT_INK', [0.012, 0.014, 0.02], 0.5),
  flange: paint('FLANGE_SNOW', [0.72, 0.72, 0.71], 0.45),
  hands: bluedHands(),
});

export const rimaye = (): Watch => neveWatch({
  id: 'W-NEV-02', name: 'Rimaye', cases: ['Titanium', 'Steel', 'Gold'], straps: ['Fabric-Snow', 'Leather-Slate', 'Leather-Chestnut'], hasCrevasse: true,
  dial: { name: 'MAT_DIAL_ICE', colour: [0.3, 0.375, 0.43], metallic: 1, roughness: 0.36, anisotropy: 0.35, pattern: 'wave', patternDepth: 0.32, clearcoat: 0.5, clearcoatRoughness: 0.08 },
  lower: paint('DIAL_ROCK', [0.035, 0.038, 0.04], 0.68, { pattern: 'snow', patternDepth: 1 }),
  counter: { name: 'MAT_DIAL_COUNTER', colour: [0.1, 0.105, 0.11], metallic: 1, roughness: 0.36, anisotropy: 0.6, pattern: 'snailing', patternDepth: 0.6 },
  print: paint('PRINT_FROST', [0.8, 0.82, 0.83], 0.5),
  accent: paint('PRINT_ROCK', [0.018, 0.022, 0.027], 0.5),
  flange: { name: 'MAT_FLANGE_ICE', colour: metals.titanium, metallic: 1, roughness: 0.3, anisotropy: 0.6 },
  hands: fittings('platinum'),
});
