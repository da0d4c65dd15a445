import type { Calibre } from '#domain/horology/calibre.ts';
import { circular, plain } from '../finish/skin.ts';
import { lathe } from '../shape/loft.ts';
import { rounded, sector, type Outline } from '../shape/outline.ts';
import { prism } from '../shape/prism.ts';
import { moved, turned, type Solid } from '../shape/solid.ts';
import { range, type V2 } from '../shape/vector.ts';
import { hullOf } from './bridge.ts';

/** Directions and distances of one escapement, seen from the dial; radians anticlockwise from 3 o'clock. */
export type EscapementPlaces = {
  /** From the escape wheel to the pallets' arbor. */
  readonly towardsPallets: number;
  /** From the pallets' arbor to the balance. */
  readonly towardsBalance: number;
  readonly palletsToBalance: number;
  /** Sense of the escape wheel: 1 anticlockwise. */
  readonly sense: 1 | -1;
};

/** Club-toothed escape wheel; at rest, after an even beat, a tooth lies locked on the pallet to the left of the line from it to the pallets. */
export function escapeWheel({ escapement }: Calibre, { towardsPallets, sense }: EscapementPlaces, bottom: number): Solid {
  const { escapeTeeth: teeth, escapeDiameterMm, palletSpanTeeth } = escapement;
  const radius = escapeDiameterMm / 2;
  const pitch = (2 * Math.PI) / teeth;
  const halfSpan = (palletSpanTeeth * pitch) / 2;
  const phase = towardsPallets + halfSpan - sense * 0.6 * pitch;
  const tooth: readonly V2[] = [[0.05, 0.76], [0.25, 0.8], [0.4, 0.9], [0.44, 1], [0.6, 0.966], [0.52, 0.82], [0.62, 0.76]];
  const points = range(teeth).flatMap((k) => tooth.map(([share, reach]): V2 => {
    const angle = phase + sense * (k + share) * pitch;
    return [Math.cos(angle) * radius * reach, Math.sin(angle) * radius * reach];
  }));
  const outline = sense > 0 ? points : points.toReversed();
  const windows = range(4).map((i) => sector(radius * 0.22, radius * 0.62, i * 90 + 9, (i + 1) * 90 - 9, 12));
  const skin = plain('steel-polished');
  return prism({ outline, holes: windows, bottom, top: bottom + 0.12, hasFloor: true, topSkin: circular('steel-brushed'), sideSkin: skin });
}

/** Pallet fork with two rubies; at rest it leans to the banking of an even beat. */
export function palletFork(calibre: Calibre, places: EscapementPlaces, bottom: number): Solid {
  const { escapement } = calibre;
  const radius = escapement.escapeDiameterMm / 2;
  const halfSpan = (escapement.palletSpanTeeth * Math.PI) / escapement.escapeTeeth;
  const arm = radius * Math.tan(halfSpan);
  const centre = radius / Math.cos(halfSpan);
  // Contact points on the escape circle, seen from the pallets' arbor.
  const contacts = [-1, 1].map((side): V2 => {
    const angle = places.towardsPallets + side * halfSpan;
    return [Math.cos(angle) * radius - Math.cos(places.towardsPallets) * centre, Math.sin(angle) * radius - Math.sin(places.towardsPallets) * centre];
  });
  const steel = plain('steel-polished');
  const plate = (outline: Outline, top = bottom + 0.16): Solid => prism({ outline, bottom, top, chamfer: 0.03, hasFloor: true, topSkin: steel, sideSkin: steel });
  const anchor = contacts.flatMap(([x, y]) => plate(hullOf([{ at: [0, 0], radius: 0.42 }, { at: [x * 0.86, y * 0.86], radius: 0.24 }])));
  const stones = contacts.flatMap(([x, y]) => moved(turned(prism({ outline: rounded([[-0.14, -0.42, 0], [0.14, -0.42, 0], [0.14, 0.42, 0], [-0.14, 0.34, 0]]), bottom: bottom - 0.02, top: bottom + 0.18, hasFloor: true, topSkin: plain('ruby'), sideSkin: plain('ruby') }), (Math.atan2(y, x) * 180) / Math.PI - 90 + 14), [x * (1 - 0.12 / arm), y * (1 - 0.12 / arm), 0]));
  return [...anchor, ...stones, ...turned(lever(places.palletsToBalance, bottom), (places.towardsBalance * 180) / Math.PI), ...staff(bottom)];
}

/** The lever and its fork, drawn towards 3 o'clock. */
function lever(reach: number, bottom: number): Solid {
  const steel = plain('steel-polished');
  const notch = reach - 0.95;
  const outline = rounded([[0, -0.2, 0], [notch - 0.5, -0.12, 0], [notch, -0.42, 0.1], [notch + 0.42, -0.5, 0.04], [notch + 0.3, -0.16, 0.02], [notch + 0.05, -0.16, 0.02], [notch + 0.05, 0.16, 0.02], [notch + 0.3, 0.16, 0.02], [notch + 0.42, 0.5, 0.04], [notch, 0.42, 0.1], [notch - 0.5, 0.12, 0], [0, 0.2, 0]]);
  return prism({ outline, bottom, top: bottom + 0.16, chamfer: 0.03, hasFloor: true, topSkin: steel, sideSkin: steel });
}

function staff(bottom: number): Solid {
  return lathe([[0.1, bottom - 0.5], [0.22, bottom - 0.2], [0.22, bottom + 0.4], [0.1, bottom + 0.7]], () => plain('steel-polished'), 16);
}
