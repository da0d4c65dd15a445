import { circular, grained, plain, polarPeriod, sunray } from '../finish/skin.ts';
import type { Slot } from '../finish/slot.ts';
import { loft } from '../shape/loft.ts';
import { circle, clockwise, offset, rotated, shifted, type Outline } from '../shape/outline.ts';
import { cap, lift, prism } from '../shape/prism.ts';
import { halved, refined, unseamed } from '../shape/refine.ts';
import type { Skin, Solid } from '../shape/solid.ts';
import { letter } from '../shape/text.ts';
import { at, mix, onDial, range, type V2 } from '../shape/vector.ts';
import { moved, turned } from '../shape/solid.ts';

export type DialPlan = {
  readonly outline: Outline;
  readonly holes: readonly Outline[];
  /**
   * `sunray` from the hands' axis, `straight` along 12 to 6, `flanks` falling to both sides of a ridge from 12 to 6, so that
   * one half is bright when the other is dark, `none` where a map gives the relief.
   */
  readonly grain: 'sunray' | 'straight' | 'flanks' | 'none';
  readonly slot?: Slot;
};

/** The dial's plate, its surface at z = 0, holes bevelled. A sunray's strokes wander like a hand's. */
export function dialPlate({ outline, holes, grain, slot = 'dial' }: DialPlan): Solid {
  const skin = plain(slot);
  const flat = prism({ outline, holes, bottom: -0.4, top: 0, chamfer: 0.06, topSkin: skin, sideSkin: plain('index-polished'), chamferSkin: plain('index-polished') });
  if (grain === 'flanks') return halved(flat, grained(slot, [-fall, -1, 0]), grained(slot, [fall, -1, 0]));
  if (grain !== 'sunray') return flat;
  return unseamed(refined(flat, sunray(slot), 1.3), polarPeriod);
}

/** Way to the side for one down, of a grain that falls from a ridge. */
const fall = 0.5;

/** A counter sunk 0.15 into the dial, its floor snailed, its rim bevelled; a clous de Paris centre where asked. */
export function sunkCounter(centre: V2, radius: number, hobnailRadius = 0): Solid {
  const [floor, hobnail] = [circular('dial-sunk', centre), plain('dial-hobnail')];
  const rim = sunray('index-polished', centre);
  const rings = [circle(radius + 0.01, 120, centre), circle(radius - 0.12, 120, centre)];
  const wall = loft([lift(at(rings, 0), 0), lift(at(rings, 1), -0.15)], { isClosed: true, skin: () => rim });
  const inner = Math.max(0.02, hobnailRadius);
  const floors = range(8).map((i) => circle(mix(radius - 0.12, inner, i / 7), 120, centre));
  const middle = hobnailRadius > 0 ? cap([circle(inner, 120, centre)], -0.15, hobnail, true) : [];
  return [...wall, ...loft(floors.map((ring) => lift(ring, -0.15)), { isClosed: true, skin: () => floor }), ...middle];
}

export type TrackPlan = { readonly divisions: number; readonly skipEvery?: number; readonly inner: number; readonly outer: number; readonly width: number; readonly z?: number; readonly slot?: Slot; readonly centre?: V2; readonly spanDeg?: number };

/** A printed scale: strokes like rays. */
export function track({ divisions, skipEvery, inner, outer, width, z = 0.001, slot = 'dial-print', centre = [0, 0], spanDeg = 360 }: TrackPlan): Solid {
  const skin = plain(slot);
  const stroke: Outline = [[-width / 2, inner], [width / 2, inner], [width / 2, outer], [-width / 2, outer]];
  return range(divisions).filter((i) => skipEvery === undefined || i % skipEvery !== 0).flatMap((i) =>
    cap([shifted(rotated(stroke, -(i * spanDeg) / divisions), centre)], z + 0.012, skin, true));
}

/** A printed ring line. */
export function printedRing(radius: number, width: number, centre: V2 = [0, 0], slot: Slot = 'dial-print', z = 0.001): Solid {
  return cap([circle(radius + width / 2, 144, centre), clockwise(circle(radius - width / 2, 144, centre))], z + 0.012, plain(slot), true);
}

/** Text upright at a clockwise dial angle. */
export function numeral(text: string, angleDeg: number, radius: number, capHeight: number, more: { readonly centre?: V2; readonly slot?: Slot; readonly isTurned?: boolean; readonly z?: number } = {}): Solid {
  const [x, y] = onDial(angleDeg, radius);
  const [cx, cy] = more.centre ?? [0, 0];
  const line = letter(text, { capHeight, z: more.z ?? 0.001, tracking: 0.08, skin: plain(more.slot ?? 'dial-print') });
  return moved(more.isTurned === true ? turned(line, -angleDeg) : line, [x + cx, y + cy, 0]);
}

/** Text on an arc, letters standing outwards, centred on a dial angle. */
export function arcText(text: string, angleDeg: number, radius: number, capHeight: number, slot: Slot, z = 0.001): Solid {
  const stepDeg = ((capHeight * 1.02) / radius) * (180 / Math.PI);
  return [...text].flatMap((character, i) => character === ' ' ? [] : numeral(character, angleDeg + (i - (text.length - 1) / 2) * stepDeg, radius, capHeight, { slot, isTurned: true, z }));
}

/** The sloping ring between dial and crystal, 0.9 high or more, with its printed minutes. */
export function flange(inner: Outline, outer: Outline, height: number, skin: Skin): Solid {
  const polished = plain('index-polished');
  return loft([lift(inner, 0.002), lift(offset(inner, 0.06), 0.12), lift(outer, height)].map((ring) => ring.toReversed()), {
    isClosed: true,
    skin: (band) => (band === 0 ? polished : skin),
  });
}

/** A frame around an opening of the dial. */
export function frame(opening: Outline, width: number, height: number): Solid {
  return prism({ outline: offset(opening, width), holes: [opening], bottom: 0, top: height, chamfer: Math.min(0.08, width * 0.4), topSkin: plain('index-polished'), sideSkin: plain('index-polished') });
}

/** An annular opening for a date. */
export function windowOutline(centre: V2, width: number, height: number): Outline {
  const [x, y] = centre;
  return [[x - width / 2, y - height / 2], [x + width / 2, y - height / 2], [x + width * 0.56, y + height / 2], [x - width * 0.56, y + height / 2]];
}

