import type { Calibre } from '#domain/horology/calibre.ts';
import { circular, grained, plain } from '../finish/skin.ts';
import type { Part } from '../glb/part.ts';
import { lathe } from '../shape/loft.ts';
import { sector } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import { moved, turnedOver, type Solid } from '../shape/solid.ts';
import { onDial, radians, range, type V2 } from '../shape/vector.ts';
import { bridge, hullOf, mainPlate, rimPlaces, type Disc } from './bridge.ts';
import { toothedOutline } from './gear.ts';
import { jewelInChaton, screw, slotAngle } from './jewel.ts';
import type { Layout } from './layout.ts';
import { layer, place } from './train.ts';

const near = 3.75;
const far = 5.15;

export const bridgeFar = far;

/** The plate, perled on its back, with a hole where the tourbillon turns. */
export function platePart(openings: readonly Disc[], radius: number): Part {
  return { name: 'MOV_MAIN_PLATE', solid: mainPlate(radius, openings, 1.0, 2.0), caption: 'main-plate', anchor: [-10, -6, -2], finish: 'perlage', ...layer(-2, 6) };
}

/** Barrel bridge, train bridge and, where the balance stands in the plate, pallet bridge and balance cock. */
export function bridgeParts(calibre: Calibre, layout: Layout): readonly Part[] {
  const hasCage = calibre.complication.kind === 'tourbillon';
  const { barrel, centre, third, fourth, escape, balance } = layout;
  const towardsBarrel = Math.atan2(barrel[1], barrel[0]);
  const foot = (degrees: number, reach = 11.4): V2 => [Math.cos(towardsBarrel + radians(degrees)) * reach, Math.sin(towardsBarrel + radians(degrees)) * reach];
  const barrelSpans: readonly Disc[] = [{ at: barrel, radius: 4.6 }, ...range(33).map((i) => ({ at: foot(i * 3.5 - 56), radius: 1.5 }))];
  const trainFeet = rimBetween(barrel, third, balance);
  const trainSpans: readonly Disc[] = hasCage
    ? [{ at: centre, radius: 1.95 }, { at: third, radius: 1.95 }, { at: [-9.6, -3.4], radius: 1.8 }, { at: [-10.6, 2.2], radius: 1.4 }]
    : [{ at: centre, radius: 1.95 }, { at: third, radius: 1.95 }, { at: fourth, radius: 1.95 }, { at: escape, radius: 1.95 }, ...trainFeet.map((at) => ({ at, radius: 1.5 }))];
  const trainJewels = hasCage ? [third] : [third, escape, ...(Math.hypot(...fourth) > 1 ? [fourth] : [])];
  return [
    { name: 'MOV_BARREL_BRIDGE', solid: bridge({ spans: barrelSpans, jewels: [], screws: [foot(56), foot(-56)], openings: [{ at: barrel, radius: 1.6 }], near: near - 0.05, far: far - 0.05 }), caption: 'barrel-bridge', anchor: [barrel[0], barrel[1] + 3, -far], finish: 'cotes-de-geneve', ...layer(-22, 2) },
    { name: 'MOV_TRAIN_BRIDGE', solid: bridge({ spans: trainSpans, jewels: [...trainJewels, ...(Math.hypot(...fourth) > 1 ? [centre] : [[0, 0] as const])], screws: hasCage ? [[-9.6, -3.4], [-10.6, 2.2]] : [trainFeet[0] ?? third, trainFeet.at(-1) ?? third], near, far }), caption: 'train-bridge', anchor: [third[0], third[1], -far], finish: 'cotes-de-geneve', ...layer(-23, 2) },
    ...(hasCage ? [] : balanceParts(layout)),
  ];
}

function balanceParts({ pallets, balance }: Layout): readonly Part[] {
  const reach = Math.hypot(...balance);
  const rim = scaled(balance, 11.55 / reach);
  const aside: V2 = [-rim[1] / 11.55, rim[0] / 11.55];
  const feet = [-1, 1].map((side): V2 => [rim[0] + aside[0] * side * 2.3, rim[1] + aside[1] * side * 2.3]);
  const cock = bridge({ spans: [{ at: balance, radius: 1.95 }, ...feet.map((at) => ({ at, radius: 1.15 }))], jewels: [balance], screws: [rim], near: 5.0, far: 5.6 });
  const block = bridge({ spans: feet.map((at) => ({ at, radius: 1.1 })), jewels: [], screws: [], near: 2.0, far: 5.0, topSlot: 'steel-brushed' });
  const towards = Math.atan2(pallets[1] - balance[1], pallets[0] - balance[0]);
  const side = (turn: number): V2 => [pallets[0] + Math.cos(towards + turn) * 2.1, pallets[1] + Math.sin(towards + turn) * 2.1];
  const palletBridge = bridge({ spans: [{ at: pallets, radius: 0.85 }, { at: side(Math.PI * 0.5), radius: 0.8 }], jewels: [], screws: [], near: 3.28, far: 3.62, topSlot: 'steel-brushed' });
  return [
    { name: 'MOV_BALANCE_COCK', solid: [...cock, ...block], caption: 'balance-cock', anchor: [balance[0], balance[1], -5.6], finish: 'cotes-de-geneve', ...layer(-31, 0) },
    { name: 'MOV_PALLET_BRIDGE', solid: [...palletBridge, ...turnedOver(jewelInChaton([-pallets[0], pallets[1]], 3.6, 0.6))], caption: 'pallet-bridge', anchor: [pallets[0], pallets[1], -3.6], ...layer(-21, 2) },
  ];
}

function scaled([x, y]: V2, by: number): V2 {
  return [x * by, y * by];
}

/** Places along the rim on the third wheel's side, from clear of the barrel bridge to clear of the balance. */
function rimBetween(barrel: V2, third: V2, balance: V2): readonly V2[] {
  const angleOf = ([x, y]: V2): number => Math.atan2(y, x);
  const turn = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));
  const side = Math.sign(turn(angleOf(third) - angleOf(balance))) || 1;
  const from = angleOf(balance) + side * radians(42);
  const span = ((side * (angleOf(barrel) - side * radians(74) - from)) % (2 * Math.PI) + 2 * Math.PI) % (2 * Math.PI);
  const reach = Math.min(span, radians(80));
  return range(25).map((i): V2 => [Math.cos(from + side * reach * (i / 24)) * 11.3, Math.sin(from + side * reach * (i / 24)) * 11.3]);
}

/** Screws that hold the movement in its case. */
export function caseScrews(): Part {
  return { name: 'MOV_CASE_SCREWS', solid: turnedOver(rimPlaces(3, 12.3, 200).flatMap((at) => screw(at, 1.95, slotAngle(at), 'steel-polished', 0.7))), ...layer(-4, 6) };
}

/** An oscillating weight: a half-moon with a heavy rim of gold, on a bearing in the middle. */
export function rotorPart(): Part {
  const skin = grained('rotor');
  const inner = prism({ outline: sector(2.2, 9.6, 92, 268, 3), holes: range(3).map((i) => sector(4.2, 8.2, 102 + i * 53, 148 + i * 53, 4)), bottom: 5.3, top: 5.6, chamfer: 0.1, hasFloor: true, topSkin: skin, sideSkin: plain('steel-polished'), chamferSkin: plain('steel-polished') });
  const rim = prism({ outline: sector(9.5, 12.7, 90, 270, 3), bottom: 4.95, top: 5.7, chamfer: 0.24, isDomed: true, hasFloor: true, topSkin: circular('brass'), sideSkin: plain('steel-polished'), chamferSkin: plain('steel-polished') });
  const hub = lathe([[2.6, 5.25], [2.6, 5.65], [2.45, 5.8], [1.5, 5.8], [1.4, 5.72], [0.001, 5.72]], (band) => (band === 2 || band === 4 ? circular('steel-brushed') : plain('steel-polished')), 72);
  const balls = range(5).flatMap((i) => { const [x, y] = onDial(i * 72, 1.05); return moved(lathe([[0.2, 5.72], [0.14, 5.84], [0.001, 5.88]], () => plain('steel-polished'), 12), [x, y, 0]); });
  return { name: 'ROTOR', solid: turnedOver([...inner, ...rim, ...hub, ...balls]), caption: 'rotor', anchor: [0, -11, -5.7], ...layer(-36, 0) };
}

/** Column wheel, coupling, chronograph wheel, minute counter and the hammer that sets both to zero. */
export function chronographParts(): readonly Part[] {
  const columnPlace: V2 = [10.0, 4.6];
  const counterPlace: V2 = [7.4, 0];
  return [
    { name: 'MOV_CHRONO_WHEEL', arbor: 'chronograph-wheel', pivot: place([0, 0]), solid: turnedOver(chronoWheel(2.9, 0.05, 180)), caption: 'chronograph-wheel', anchor: [0, 2, -5.5], ...layer(-28, 1) },
    { name: 'MOV_MINUTE_COUNTER', arbor: 'minute-counter', pivot: place(counterPlace), solid: turnedOver(chronoWheel(2.35, 0.14, 30)), caption: 'minute-counter', anchor: [0, 1.6, -5.5], ...layer(-28, 1) },
    { name: 'MOV_COLUMN_WHEEL', arbor: 'column-wheel', pivot: place(columnPlace), solid: turnedOver(columnWheel()), caption: 'column-wheel', anchor: [0, 0, -5.9], ...layer(-32, 0) },
    { name: 'MOV_HAMMER', solid: turnedOver(levers(columnPlace, counterPlace)), caption: 'hammer', anchor: [5, -4.4, -5.5], ...layer(-30, 1) },
  ];
}

function chronoWheel(radius: number, toothMm: number, teeth: number): Solid {
  const outline = range(teeth * 2).map((i): V2 => { const angle = (i / (teeth * 2)) * 2 * Math.PI; const r = i % 2 === 0 ? radius : radius - toothMm; return [Math.cos(angle) * r, Math.sin(angle) * r]; });
  const windows = range(4).map((i) => sector(radius * 0.36, radius * 0.8, i * 90 + 8, i * 90 + 82, 8));
  const heart = hullOf([{ at: [0, 0.05], radius: 0.5 }, { at: [0, -0.6], radius: 0.1 }]);
  return [
    ...prism({ outline, holes: windows, bottom: 5.25, top: 5.4, hasFloor: true, topSkin: circular('brass'), sideSkin: plain('gilt') }),
    ...prism({ outline: heart, bottom: 5.4, top: 5.62, chamfer: 0.05, topSkin: plain('steel-polished'), sideSkin: plain('steel-polished') }),
    ...lathe([[0.16, 5], [0.16, 5.75], [0.001, 5.78]], () => plain('steel-polished'), 16),
  ];
}

/** Six columns on a ratchet of twelve. */
function columnWheel(): Solid {
  const steel = plain('steel-polished');
  const columns = range(6).flatMap((i) => prism({ outline: sector(0.75, 1.35, i * 60 - 15, i * 60 + 15, 6), bottom: 5.35, top: 6.0, chamfer: 0.06, topSkin: steel, sideSkin: steel }));
  const ratchet = range(24).map((i): V2 => { const angle = (i / 24) * 2 * Math.PI + (i % 2 === 0 ? 0 : 0.2); const r = i % 2 === 0 ? 1.75 : 1.42; return [Math.cos(angle) * r, Math.sin(angle) * r]; });
  return [...prism({ outline: ratchet, bottom: 5.15, top: 5.35, topSkin: circular('steel-brushed'), sideSkin: steel }), ...columns, ...screw([0, 0], 5.36, 40, 'steel-blued', 0.62)];
}

function levers(columnPlace: V2, counterPlace: V2): Solid {
  const back = ([x, y]: V2): V2 => [-x, y];
  const arm = (discs: readonly Disc[], bottom: number): Solid => prism({ outline: hullOf(discs.map(({ at, radius }) => ({ at: back(at), radius }))), bottom, top: bottom + 0.28, chamfer: 0.12, isDomed: true, hasFloor: true, topSkin: grained('steel-brushed'), sideSkin: plain('steel-polished'), chamferSkin: plain('steel-polished') });
  const pivotPlace: V2 = [4.6, -5.2];
  return [
    ...arm([{ at: pivotPlace, radius: 0.9 }, { at: [9.6, 1.9], radius: 0.55 }], 5.5), ...arm([{ at: [columnPlace[0] - 0.4, columnPlace[1] - 2.2], radius: 0.45 }, { at: [9.6, 1.9], radius: 0.5 }], 5.5),
    ...arm([{ at: pivotPlace, radius: 0.8 }, { at: [0.8, -1.35], radius: 0.4 }], 5.42), ...arm([{ at: pivotPlace, radius: 0.8 }, { at: [counterPlace[0] - 0.9, counterPlace[1] - 1.2], radius: 0.35 }], 5.42),
    ...arm([{ at: [-5.2, 8.2], radius: 0.8 }, { at: [-3.2, 2.0], radius: 0.5 }], 5.45), ...arm([{ at: [-5.2, 8.2], radius: 0.6 }, { at: [columnPlace[0] - 1.9, columnPlace[1] + 0.6], radius: 0.35 }], 5.45),
    ...[pivotPlace, [-5.2, 8.2] as const].flatMap((at) => screw(back(at), 5.72, slotAngle(at), 'steel-blued', 0.6)),
    ...coupling(),
  ];
}

/** The coupling wheel between fourth wheel and chronograph. */
function coupling(): Solid {
  return moved(prism({ outline: toothedOutline(60, 0.055, 0), holes: range(3).map((i) => sector(0.5, 1.2, i * 120 + 8, i * 120 + 112, 10)), bottom: 5.25, top: 5.38, hasFloor: true, topSkin: circular('brass'), sideSkin: plain('gilt') }), [4.2, 1.2, 0]);
}
