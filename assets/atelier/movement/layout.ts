import { centreDistanceMm } from '#domain/horology/gearing.ts';
import type { Calibre, CalibreName } from '#domain/horology/calibre.ts';
import { radians, type V2 } from '../shape/vector.ts';

/** Where the tourbillon's axis stands: in the middle of the dial's hole, 8.8 below the hands. */
export const tourbillonCentre: V2 = [0, -8.8];

/** Places of the arbors, millimetres from the hands' axis, as seen from the dial. */
export type Layout = {
  readonly barrel: V2;
  readonly centre: V2;
  readonly third: V2;
  readonly fourth: V2;
  readonly escape: V2;
  readonly pallets: V2;
  readonly balance: V2;
};

type Directions = {
  /** Clockwise dial angles, degrees. */
  readonly barrel: number;
  readonly fourth: V2;
  /** On which side of the line from centre to fourth the third wheel lies; for a fourth on the centre, its direction. */
  readonly third: { readonly side: 1 | -1 } | { readonly direction: number };
  readonly escape: number;
  readonly pallets: number;
  readonly balance: number;
};

const directions: Readonly<Record<CalibreName, Directions>> = {
  SV28F: { barrel: 335, fourth: [0, 0], third: { direction: 262 }, escape: 120, pallets: 190, balance: 165 },
  SV28L: { barrel: 340, fourth: [0, -8.2], third: { side: -1 }, escape: 60, pallets: 30, balance: 75 },
  SV28C: { barrel: 40, fourth: [-7.4, 0], third: { side: 1 }, escape: 180, pallets: 150, balance: 110 },
  SV21T: { barrel: 330, fourth: tourbillonCentre, third: { side: -1 }, escape: 0, pallets: 0, balance: 0 },
};

export function layoutOf(calibre: Calibre): Layout {
  const { train, escapement } = calibre;
  const chosen = directions[calibre.name];
  const centre: V2 = [0, 0];
  const third = thirdPlace(chosen, centreDistanceMm(train.centreToThird), centreDistanceMm(train.thirdToFourth));
  const halfSpan = (escapement.palletSpanTeeth * Math.PI) / escapement.escapeTeeth;
  const escape = beyond(chosen.fourth, chosen.escape, centreDistanceMm(train.fourthToEscape));
  const pallets = beyond(escape, chosen.pallets, escapement.escapeDiameterMm / 2 / Math.cos(halfSpan));
  return { barrel: beyond(centre, chosen.barrel, centreDistanceMm(train.barrelToCentre)), centre, third, fourth: chosen.fourth, escape, pallets, balance: beyond(pallets, chosen.balance, palletsToBalanceMm) };
}

export const palletsToBalanceMm = 3.1;

/** In the tourbillon's cage, about its axis: escape–pallet–balance make a right angle at the pallets. */
export const cagePlaces = { escapeReach: 3.8675, palletsToBalance: 2.811 } as const;

function thirdPlace({ third, fourth }: Directions, first: number, second: number): V2 {
  if ('direction' in third) return beyond([0, 0], third.direction, first);
  const span = Math.hypot(...fourth);
  const along = (first ** 2 - second ** 2 + span ** 2) / (2 * span);
  const aside = Math.sqrt(first ** 2 - along ** 2) * third.side;
  const [ux, uy] = [fourth[0] / span, fourth[1] / span];
  return [ux * along - uy * aside, uy * along + ux * aside];
}

function beyond([x, y]: V2, dialDeg: number, reach: number): V2 {
  return [x + Math.sin(radians(dialDeg)) * reach, y + Math.cos(radians(dialDeg)) * reach];
}

/** Direction from one place to another, radians anticlockwise from 3 o'clock. */
export function directionFrom(from: V2, to: V2): number {
  return Math.atan2(to[1] - from[1], to[0] - from[0]);
}
