import type { Skin } from '../shape/solid.ts';
import { cross, dot, normalize, type V2, type V3 } from '../shape/vector.ts';
import type { Slot } from './slot.ts';

const skins = new Map<string, Skin>();

/** Plain faces: no grain to speak of. One object per slot, so that faces can be grouped by it. */
export function plain(slot: Slot): Skin {
  return remembered(`plain ${slot}`, () => ({ slot, grain: () => [0, 1, 0], uv: ([x, y]) => [x, y] }));
}

/** Straight grain along a direction; the map's v runs along it, in millimetres. */
export function grained(slot: Slot, along: V3 = [0, 1, 0], facing: V3 = [0, 0, 1]): Skin {
  return remembered(`grained ${slot} ${along.join()} ${facing.join()}`, () => {
    const across = normalize(cross(along, facing), [1, 0, 0]);
    return { slot, grain: () => along, uv: (p): V2 => [dot(p, across), dot(p, along)] };
  });
}

/** Grain in circles about a vertical axis: turned, snailed, circular-brushed. */
export function circular(slot: Slot, centre: V2 = [0, 0]): Skin {
  return remembered(`circular ${slot} ${centre.join()}`, () => ({
    slot,
    grain: ([x, y]): V3 => [-(y - centre[1]), x - centre[0], 0],
    uv: ([x, y]): V2 => [Math.hypot(x - centre[0], y - centre[1]), polarWay(x - centre[0], y - centre[1])],
  }));
}

/** Grain like rays from a centre: a sunray dial, a fluted dome. */
export function sunray(slot: Slot, centre: V2 = [0, 0]): Skin {
  return remembered(`sunray ${slot} ${centre.join()}`, () => ({
    slot,
    grain: ([x, y]): V3 => [x - centre[0], y - centre[1], 0],
    uv: ([x, y]): V2 => [-polarWay(x - centre[0], y - centre[1]), Math.hypot(x - centre[0], y - centre[1])],
  }));
}

/** A generated map laid flat, millimetres. */
export function flat(slot: Slot): Skin {
  return plain(slot);
}

function remembered(key: string, make: () => Skin): Skin {
  const known = skins.get(key);
  if (known !== undefined) return known;
  const made = make();
  skins.set(key, made);
  return made;
}

/** Way around at a mean radius of 6.1 mm: 38.4 mm, a whole number of map tiles. The seam lies at 9 o'clock. */
function polarWay(x: number, y: number): number {
  return (Math.atan2(y, x) / (2 * Math.PI)) * polarPeriod;
}

export const polarPeriod = 38.4;

/** Grain that runs around a wall, as a lathe or a belt leaves it. */
export function around(slot: Slot): Skin {
  return remembered(`around ${slot}`, () => ({ slot, grain: ([x, y]): V3 => [-y, x, 0], uv: ([x, y, z]): V2 => [z, polarWay(x, y) * 3] }));
}
