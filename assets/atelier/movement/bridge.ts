import { grained, plain } from '../finish/skin.ts';
import type { Slot } from '../finish/slot.ts';
import { circle, clockwise, type Outline } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import { turnedOver, type Solid } from '../shape/solid.ts';
import { at, range, type V2 } from '../shape/vector.ts';
import { jewelInChaton, screw, slotAngle } from './jewel.ts';

export type Disc = { readonly at: V2; readonly radius: number };

export type BridgePlan = {
  /** The bridge spans these; places as seen from the dial. */
  readonly spans: readonly Disc[];
  readonly jewels: readonly V2[];
  readonly screws: readonly V2[];
  readonly openings?: readonly Disc[];
  /** Distances of its two faces below the dial. */
  readonly near: number;
  readonly far: number;
  readonly screwSlot?: Slot;
  readonly topSlot?: Slot;
};

/** A bridge 1.4 thick: striped, its edges bevelled 0.28 and polished, jewels in chatons, screws in sinks. Seen from the back. */
export function bridge({ spans, jewels, screws, openings = [], near, far, screwSlot = 'steel-blued', topSlot = 'bridge' }: BridgePlan): Solid {
  const back = ([x, y]: V2): V2 => [-x, y];
  const polished = plain('steel-polished');
  const holes = [
    ...jewels.map((place) => clockwise(circle(1.12, 36, back(place)))),
    ...screws.map((place) => clockwise(circle(0.72, 28, back(place)))),
    ...openings.map(({ at: place, radius }) => clockwise(circle(radius, 72, back(place)))),
  ];
  const plate = prism({
    outline: hullOf(spans.map(({ at: place, radius }) => ({ at: back(place), radius }))), holes, bottom: near, top: far, chamfer: 0.28, isDomed: true,
    hasFloor: true, topSkin: grained(topSlot), sideSkin: grained('steel-brushed', [0, 0, 1], [1, 0, 0]), chamferSkin: polished,
  });
  return turnedOver([
    ...plate,
    ...jewels.flatMap((place) => jewelInChaton(back(place), far - 0.06)),
    ...screws.flatMap((place) => screw(back(place), far - 0.3, slotAngle(place), screwSlot)),
  ]);
}

/** The line of a string drawn tight around discs. */
export function hullOf(discs: readonly Disc[]): Outline {
  const points = discs.flatMap(({ at: [x, y], radius }) => circle(radius, 96).map(([px, py]): V2 => [x + px, y + py]))
    .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const chain = (source: readonly V2[]): V2[] => {
    const kept: V2[] = [];
    for (const point of source) {
      while (kept.length >= 2 && turnOf(at(kept, kept.length - 2), at(kept, kept.length - 1), point) <= 1e-9) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return withoutCrowding([...chain(points), ...chain(points.toReversed())]);
}

function turnOf(a: V2, b: V2, c: V2): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function withoutCrowding(outline: Outline): Outline {
  return outline.filter((point, i) => i === 0 || Math.hypot(point[0] - at(outline, i - 1)[0], point[1] - at(outline, i - 1)[1]) > 0.02);
}

/** A round plate with its back face perled, recesses and holes. */
export function mainPlate(radius: number, openings: readonly Disc[], near: number, far: number): Solid {
  const back = ([x, y]: V2): V2 => [-x, y];
  return turnedOver(prism({
    outline: circle(radius, 160), holes: openings.map(({ at: place, radius: hole }) => clockwise(circle(hole, 72, back(place)))), bottom: near, top: far, chamfer: 0.2,
    hasFloor: true, topSkin: plain('plate'), sideSkin: plain('steel-polished'),
  }));
}

export function rimPlaces(count: number, radius: number, fromDeg: number): readonly V2[] {
  return range(count).map((i) => {
    const angle = ((fromDeg + (i * 360) / count) * Math.PI) / 180;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}
