import { paint } from '../finish/material.ts';
import type { Part } from '../glb/part.ts';
import type { Watch } from '../glb/watch.ts';
import { pusher } from '../part/crown.ts';
import { dialPlate, frame, numeral, printedRing, sunkCounter, track } from '../part/dial.ts';
import { cannonPin, hand } from '../part/hand.ts';
import { bar, barFootprint, stood, type BarPlan } from '../part/index.ts';
import { circle, rotated, shifted } from '../shape/outline.ts';
import { moved, turned, type Solid } from '../shape/solid.ts';
import { onDial, radians, range, type V2 } from '../shape/vector.ts';
import { fittings } from './fittings.ts';
import { moraineDial, moraineWatch } from './moraine.ts';

/** Verrou: a chronograph whose track is cut into eighths of a second, the beat of its train. */
export const verrou = (): Watch => moraineWatch({
  id: 'W-MOR-01', name: 'Verrou', calibre: 'SV28C', cases: ['Steel', 'Gold', 'Titanium'], straps: ['Leather-Slate', 'Leather-Chestnut', 'Rubber-Ink'],
  backText: 'SÉRAC  SV28C  HUITIÈMES DE SECONDE  28 800 A/H  5 BAR',
  flange: slate.flange,
  feet: [...indexAngles.map((angle) => shifted(rotated(barFootprint(hourBar), -angle), onDial(angle, barRadius))), circle(counterRadius + 0.1, 60, counters.seconds), circle(counterRadius + 0.1, 60, counters.minutes)],
  palette: {
    ...fittings('platinum'),
    'hand-accent': { name: 'MAT_ACCENT_LICHEN', colour: [0.86, 0.2, 0.06], metallic: 0, roughness: 0.35, clearcoat: 0.6 },
    lume: paint('LUME', [0.74, 0.8, 0.7], 0.9),
    dial: slate.centre, 'dial-second': slate.rim, 'dial-sunk': slate.counter, 'dial-hobnail': slate.hobnail,
    'dial-print': paint('PRINT_CHALK', [0.9, 0.91, 0.89], 0.6), 'dial-accent': paint('PRINT_LICHEN', [0.86, 0.24, 0.08], 0.6), flange: slate.flange,
    moon: slate.flange, 'moon-sky': slate.flange,
  },
  parts: [...dialParts(), ...handParts(), ...pusherParts()],
});

const slate = {
  centre: { name: 'MAT_DIAL_SLATE', colour: [0.13, 0.142, 0.15], metallic: 1, roughness: 0.36, anisotropy: 0.68, pattern: 'brush', patternDepth: 0.3, clearcoat: 0.4, clearcoatRoughness: 0.08 },
  rim: { name: 'MAT_DIAL_SLATE_RIM', colour: [0.12, 0.128, 0.134], metallic: 1, roughness: 0.34, anisotropy: 0.7, pattern: 'brush', patternDepth: 0.5 },
  counter: { name: 'MAT_DIAL_COUNTER', colour: [0.055, 0.06, 0.065], metallic: 1, roughness: 0.34, anisotropy: 0.7, pattern: 'snailing', patternDepth: 0.8 },
  hobnail: { name: 'MAT_DIAL_HOBNAIL', colour: [0.09, 0.097, 0.103], metallic: 1, roughness: 0.22, pattern: 'clous', patternDepth: 1 },
  flange: paint('FLANGE_SLATE', [0.02, 0.023, 0.025], 0.45),
} as const;

const ringRadius = 14.75;
const step = 0.16;
const counterRadius = 4.35;
const counters = { seconds: [-7.4, 0], minutes: [7.4, 0] } as const satisfies Record<string, V2>;
const hourBar: BarPlan = { length: 2.5, width: 0.95, innerWidth: 0.7, lumeWidth: 0.3 };
const barRadius = 11.9;
const indexAngles = [...[1, 2, 4, 5, 6, 7, 8, 10, 11].map((hour) => hour * 30), -3.1, 3.1];

function dialParts(): readonly Part[] {
  const holes = [circle(counterRadius, 120, counters.seconds), circle(counterRadius, 120, counters.minutes)];
  const rim = moved(dialPlate({ outline: moraineDial.outline, holes: [circle(ringRadius, 180)], grain: 'straight', slot: 'dial-second' }), [0, 0, step]);
  const lift = { explode: { by: [0, 0, 6], order: 4 } } as const;
  return [
    { name: 'DIAL_PLATE', solid: [...rim, ...dialPlate({ outline: circle(ringRadius + 0.4, 180), holes, grain: 'sunray' }), ...sunkCounter(counters.seconds, counterRadius, 2.05), ...sunkCounter(counters.minutes, counterRadius, 2.05)], ...lift, caption: 'dial' },
    { name: 'DIAL_INDICES', solid: [...indexAngles.flatMap((angle) => stood(bar(hourBar), angle, barRadius)), ...[counters.seconds, counters.minutes].flatMap((centre) => frame(circle(counterRadius, 120, centre), 0.14, 0.07))], ...lift, caption: 'indices' },
    { name: 'DIAL_PRINT', solid: [...eighths(), ...counterPrint(), ...numeral('SÉRAC', 0, 6.6, 0.95), ...numeral('1/8', 180, 6.3, 0.6, { slot: 'dial-accent' })], ...lift },
  ];
}

/** Eight steps a second: 480 strokes. */
function eighths(): Solid {
  const seconds = range(12).flatMap((i) => {
    const angle = i * 30;
    return numeral(String(i === 0 ? 60 : i * 5), angle, ringRadius + 0.66, 0.52, { z: step + 0.001 });
  }).filter(({ points }) => points.every(([x, y]) => isOnRim(x, y)));
  return [
    ...track({ divisions: 480, skipEvery: 8, inner: 13.75, outer: 14.1, width: 0.035 }),
    ...track({ divisions: 60, skipEvery: 5, inner: 13.5, outer: 14.25, width: 0.07 }),
    ...track({ divisions: 12, inner: 13.35, outer: 14.4, width: 0.15, slot: 'dial-accent' }),
    ...seconds,
  ];
}

function isOnRim(x: number, y: number): boolean {
  return Math.abs(x) < 14.6 || Math.abs(y) > 8;
}

function counterPrint(): Solid {
  const z = -0.148;
  const ring = (centre: V2, divisions: number, every: number): Solid => [
    ...track({ divisions, skipEvery: every, inner: 3.65, outer: 4.0, width: 0.055, centre, z }), ...track({ divisions: divisions / every, inner: 3.45, outer: 4.0, width: 0.11, centre, z }), ...printedRing(4.02, 0.045, centre, 'dial-print', z),
  ];
  return [
    ...ring(counters.seconds, 60, 5), ...ring(counters.minutes, 30, 5),
    ...[15, 30, 45, 60].flatMap((second) => numeral(String(second), second * 6, 2.85, 0.56, { centre: counters.seconds, z })),
    ...[10, 20, 30].flatMap((minute) => numeral(String(minute), minute * 12, 2.85, 0.56, { centre: counters.minutes, z })),
  ];
}

function handParts(): readonly Part[] {
  const accent = { sunny: 'hand-accent', shaded: 'hand-accent' } as const;
  const small = { shape: 'needle', length: 3.7, width: 0.2, tail: 1.3, z: 0.1, hubRadius: 0.45 } as const;
  return [
    { name: 'HAND_HOUR', arbor: 'hour-hand', solid: hand({ shape: 'baton', length: 9, width: 1.4, tail: 2.2, z: 0.6, hubRadius: 1.2, lumeWidth: 0.46 }), explode: { by: [0, 0, 12], order: 2 }, caption: 'hour-hand' },
    { name: 'HAND_MINUTE', arbor: 'minute-hand', solid: hand({ shape: 'baton', length: 13.6, width: 1.1, tail: 2.6, z: 0.95, hubRadius: 1.05, lumeWidth: 0.36 }), explode: { by: [0, 0, 14], order: 2 }, caption: 'minute-hand' },
    { name: 'HAND_CHRONO_SECOND', arbor: 'chronograph-second-hand', solid: [...hand({ shape: 'needle', length: 14.05, width: 0.24, tail: 4.6, z: 1.3, hubRadius: 0.78, slots: accent }), ...cannonPin(1.46, 0.3, 'hand-accent')], explode: { by: [0, 0, 16], order: 1 }, caption: 'chronograph-second-hand' },
    { name: 'HAND_SECOND', arbor: 'second-hand', pivot: [counters.seconds[0], counters.seconds[1], 0], solid: [...hand({ ...small, slots: { sunny: 'hand-polished', shaded: 'hand-polished' } }), ...cannonPin(0.28, 0.18)], explode: { by: [0, 0, 10], order: 3 }, caption: 'second-hand' },
    { name: 'HAND_CHRONO_MINUTE', arbor: 'chronograph-minute-hand', pivot: [counters.minutes[0], counters.minutes[1], 0], solid: [...hand({ ...small, slots: accent }), ...cannonPin(0.28, 0.18, 'hand-accent')], explode: { by: [0, 0, 10], order: 3 }, caption: 'chronograph-minute-hand' },
  ];
}

/** Start and stop at 2, back to zero at 4; where the case's side is, each looks away from the axis. */
function pusherParts(): readonly Part[] {
  return ([['PUSHER_START', 'pusher-start', 27], ['PUSHER_RESET', 'pusher-reset', -27]] as const).map(([name, caption, angle]) => {
    const reach = 21.0;
    return {
      name, caption, solid: turned(pusher({ diameter: 4.4, length: 2.9 }), angle * 0.55),
      pivot: [reach * Math.cos(radians(angle)) + 0.55, reach * Math.sin(radians(angle)), -2.9], explode: { by: [8, 0, 0], order: 2 },
    };
  });
}
