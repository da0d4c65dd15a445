import type { Calibre } from '#domain/horology/calibre.ts';
import { circular, grained, plain } from '../finish/skin.ts';
import type { Part } from '../glb/part.ts';
import { lathe } from '../shape/loft.ts';
import { circle, clockwise, rotated, rounded, sector } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import { moved, type Solid } from '../shape/solid.ts';
import { radians, range, type V2 } from '../shape/vector.ts';
import { balanceWheel, collet, hairspring, stud } from './balance.ts';
import { bridge, hullOf } from './bridge.ts';
import { escapeWheel, palletFork } from './escapement.ts';
import { arbor, pinion, toothedOutline } from './gear.ts';
import { jewelInChaton, screw } from './jewel.ts';
import { cagePlaces, tourbillonCentre } from './layout.ts';
import { place } from './train.ts';

/** A tourbillon seen through the dial: cage Ø 12.4, everything in it riding once a minute about the fixed fourth wheel. */
export function tourbillonParts(calibre: Calibre): readonly Part[] {
  const { escapeReach, palletsToBalance } = cagePlaces;
  const escapeAt: V2 = [escapeReach, 0];
  // The right angle at the pallets: seen from the cage's axis they stand this far round from the escape wheel.
  const aside = Math.acos(palletsToBalance / escapeReach);
  const palletsAt: V2 = [Math.cos(aside) * palletsToBalance, Math.sin(aside) * palletsToBalance];
  const places = {
    towardsPallets: Math.atan2(palletsAt[1] - escapeAt[1], palletsAt[0] - escapeAt[0]), towardsBalance: aside + Math.PI, palletsToBalance, sense: -1,
  } as const;
  const { fourthToEscape } = calibre.train;
  const far = { isMovement: false } as const;
  const inCage: readonly Part[] = [
    { name: 'MOV_ESCAPE_WHEEL', arbor: 'escape-wheel', pivot: place(escapeAt), solid: [...escapeWheel(calibre, places, -2.95), ...pinion(fourthToEscape.driven, fourthToEscape.moduleMm, Math.PI / 7, -3.75, -3.2), ...arbor(0.18, -3.3, -2.4)], caption: 'escape-wheel', anchor: [1, 0, -2.9], explode: { by: [0, 0, 2], order: 3 }, ...far },
    { name: 'MOV_PALLET_FORK', arbor: 'pallet-fork', pivot: place(palletsAt), solid: palletFork(calibre, places, -2.9), caption: 'pallet-fork', explode: { by: [0, 0, 3], order: 3 }, ...far },
    { name: 'BALANCE', arbor: 'balance', solid: [...balanceWheel(calibre.balanceDiameterMm, -2.0, places.towardsBalance + Math.PI, -2.62), ...collet(-1.2)], caption: 'balance', anchor: [4, 0, -1.6], explode: { by: [0, 0, 5], order: 2 }, ...far },
    { name: 'MOV_HAIRSPRING', solid: hairspring(-1.2), caption: 'hairspring', explode: { by: [0, 0, 7], order: 2 }, ...far },
    { name: 'MOV_STUD', solid: stud(-1.1), explode: { by: [0, 0, 7], order: 2 }, ...far },
    { name: 'MOV_CAGE_BRIDGE', solid: cageBridge(), caption: 'cage-bridge', explode: { by: [0, 0, 9], order: 1 }, ...far },
  ];
  return [
    { name: 'MOV_FOURTH_WHEEL', arbor: 'fourth-wheel', pivot: place(tourbillonCentre), solid: fixedWheel(calibre), caption: 'fixed-fourth-wheel', anchor: [0, -3, -3.6], explode: { by: [0, 0, -6], order: 4 }, ...far },
    { name: 'TOURBILLON_CAGE', arbor: 'tourbillon-cage', pivot: place(tourbillonCentre), solid: cage(calibre), caption: 'tourbillon-cage', anchor: [0, 5.6, -0.6], explode: { by: [0, 0, 4], order: 3 }, parts: inCage, ...far },
    { name: 'MOV_CAGE_LOWER_BRIDGE', solid: lowerBridge(), caption: 'cage-lower-bridge', anchor: [tourbillonCentre[0], tourbillonCentre[1], -5.6], finish: 'cotes-de-geneve', explode: { by: [0, 0, -24], order: 2 }, isMovement: true },
    { name: 'MOV_TOURBILLON_BRIDGE', solid: dialBridge(), caption: 'tourbillon-bridge', anchor: [0, -8.8, 0.4], explode: { by: [0, 0, 16], order: 2 }, ...far },
  ];
}

const cageRadius = 6.2;

/** Lower plate with three arms, a rim and three pillars; its pinion hangs below. */
function cage({ complication }: Calibre): Solid {
  const steel = plain('steel-polished');
  const ring = prism({ outline: circle(cageRadius, 144), holes: range(3).map((i) => sector(1.5, cageRadius - 0.55, i * 120 + 6, i * 120 + 114, 5)), bottom: -3.35, top: -3.1, chamfer: 0.08, hasFloor: true, topSkin: circular('steel-brushed'), sideSkin: steel, chamferSkin: steel });
  const pillars = pillarPlaces().flatMap(([x, y]) => moved(lathe([[0.3, -3.15], [0.22, -2.8], [0.22, -0.85], [0.3, -0.6]], () => steel, 20), [x, y, 0]));
  const drive = complication.kind === 'tourbillon' ? pinion(complication.thirdToCage.driven, complication.thirdToCage.moduleMm, 0, -4.6, -3.9) : [];
  return [...ring, ...pillars, ...drive, ...arbor(0.4, -4.8, -3.2)];
}

function pillarPlaces(): readonly V2[] {
  return range(3).map((i) => [Math.cos(radians(i * 120 + 90)) * (cageRadius - 0.3), Math.sin(radians(i * 120 + 90)) * (cageRadius - 0.3)]);
}

/** Three black-polished arms over the balance; one carries the seconds. */
function cageBridge(): Solid {
  const steel = plain('steel-polished');
  const arm = (angle: number): Solid => prism({ outline: rotated(rounded([[-0.4, 0, 0.1], [0.4, 0, 0.1], [0.24, cageRadius - 0.9, 0.3], [0.42, cageRadius, 0.25], [-0.42, cageRadius, 0.25], [-0.24, cageRadius - 0.9, 0.3]]), angle), bottom: -0.62, top: -0.36, chamfer: 0.11, isDomed: true, hasFloor: true, topSkin: steel, sideSkin: steel });
  const hub = prism({ outline: circle(1.15, 48), holes: [clockwise(circle(0.62, 28))], bottom: -0.62, top: -0.3, chamfer: 0.11, hasFloor: true, topSkin: steel, sideSkin: steel, chamferSkin: steel });
  const heads = pillarPlaces().flatMap((at, i) => screw(at, -0.42, i * 47, 'steel-blued', 0.34));
  const seconds = moved(prism({ outline: [[-0.25, 0], [0.25, 0], [0, 0.75]], bottom: -0.36, top: -0.2, chamfer: 0.06, topSkin: plain('gilt'), sideSkin: plain('gilt') }), [0, cageRadius - 0.2, 0]);
  return [...range(3).flatMap((i) => arm(i * 120)), ...hub, ...jewelInChaton([0, 0], -0.36, 0.55), ...heads, ...seconds];
}

function fixedWheel({ train }: Calibre): Solid {
  const { driver, moduleMm } = train.fourthToEscape;
  return prism({ outline: toothedOutline(driver, moduleMm, 0), holes: [circle(2.4, 48)], bottom: -3.7, top: -3.5, chamfer: 0, hasFloor: true, topSkin: circular('brass'), sideSkin: plain('gilt') });
}

/** Beneath the cage, seen from the back: a bar from rim to rim with the lower jewel, on two feet. */
function lowerBridge(): Solid {
  const feet = [-9.3, 9.3].map((x): V2 => [x, tourbillonCentre[1] + 0.6]);
  const bar = bridge({ spans: [{ at: tourbillonCentre, radius: 1.95 }, ...feet.map((at) => ({ at, radius: 1.25 }))], jewels: [tourbillonCentre], screws: feet, near: 5.0, far: 5.65 });
  const blocks = feet.flatMap((at) => bridge({ spans: [{ at, radius: 1.2 }], jewels: [], screws: [], near: 2.0, far: 5.0, topSlot: 'steel-brushed' }));
  return [...bar, ...blocks];
}

/** One bridge across the hole from 9 to 3, its crest along it, feet screwed at the dial's edge of the hole. */
function dialBridge(): Solid {
  const steel = plain('steel-polished');
  const [x, y] = tourbillonCentre;
  const beam = hullOf([{ at: [x - 7.6, y], radius: 0.5 }, { at: [x, y], radius: 0.62 }]);
  const other = hullOf([{ at: [x, y], radius: 0.62 }, { at: [x + 7.6, y], radius: 0.5 }]);
  const make = (outline: readonly V2[]): Solid => prism({ outline, bottom: 0.12, top: 0.52, chamfer: 0.26, isDomed: true, hasFloor: true, topSkin: circular('steel-brushed', [x, y]), sideSkin: grained('steel-brushed', [1, 0, 0], [0, 1, 0]), chamferSkin: steel });
  const hub = prism({ outline: circle(1.35, 56, [x, y]), bottom: 0.1, top: 0.6, chamfer: 0.2, hasFloor: true, topSkin: circular('steel-brushed', [x, y]), sideSkin: steel, chamferSkin: steel });
  const heads = [-7.5, 7.5].flatMap((dx) => [...prism({ outline: circle(0.95, 40, [x + dx, y]), bottom: 0, top: 0.55, chamfer: 0.2, topSkin: circular('steel-brushed', [x + dx, y]), sideSkin: steel, chamferSkin: steel }), ...screw([x + dx, y], 0.5, dx * 9, 'steel-blued', 0.55)]);
  return [...make(beam), ...make(other), ...hub, ...jewelInChaton([x, y], 0.58, 0.62), ...heads];
}
