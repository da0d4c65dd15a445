import { circular, plain } from '../finish/skin.ts';
import type { Slot } from '../finish/slot.ts';
import { lathe } from '../shape/loft.ts';
import { circle, type Outline } from '../shape/outline.ts';
import { cap, prism } from '../shape/prism.ts';
import { moved, turned, type Solid } from '../shape/solid.ts';
import { radians, range, type V2 } from '../shape/vector.ts';

/** A jewel Ø 1.2 in a gold chaton Ø 2.2, its oil sink, and the pivot in it. Drawn facing up around its hole, at a surface's height. */
export function jewelInChaton(at: V2, height: number, scale = 1): Solid {
  const profile: readonly (readonly [number, number, Slot])[] = [
    [1.1, -0.3, 'gilt'], [1.1, 0.02, 'gilt'], [1.02, 0.07, 'gilt'], [0.72, 0.05, 'gilt'], [0.61, -0.05, 'ruby'], [0.52, 0, 'ruby'], [0.34, -0.01, 'ruby'], [0.17, -0.1, 'ruby'], [0.1, -0.16, 'steel-polished'],
    [0.075, -0.03, 'steel-polished'], [0.001, 0, 'steel-polished'],
  ];
  return moved(lathe(profile.map(([r, z]): V2 => [r * scale, z * scale]), (band) => plain(profile[band]?.[2] ?? 'ruby'), 36), [at[0], at[1], height]);
}

/** A screw head Ø 1.6, its slot 0.24 wide, edges bevelled. */
export function screw(at: V2, height: number, slotDeg: number, slot: Slot = 'steel-polished', radius = 0.8): Solid {
  const head = 0.32;
  const skin = plain(slot);
  const side = halfHead(radius, 0.12);
  const half = prism({ outline: side, bottom: 0, top: head, chamfer: 0.09, topSkin: circular(slot), sideSkin: skin });
  const floor = cap([circle(radius * 0.98, 24)], head - 0.2, skin, true);
  return moved(turned([...half, ...turned(half, 180), ...floor], slotDeg), [at[0], at[1], height]);
}

function halfHead(radius: number, gap: number): Outline {
  const from = Math.asin(gap / radius);
  return range(19).map((i): V2 => {
    const angle = from + ((Math.PI - 2 * from) * i) / 18;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}

/** The step a screw head sits in: a polished sink. */
export function sink(at: V2, height: number, radius = 1.02): Solid {
  return moved(lathe([[radius, 0.001], [radius - 0.1, -0.12], [0.001, -0.12]], (band) => (band === 0 ? plain('steel-polished') : circular('steel-brushed')), 28), [at[0], at[1], height]);
}

/** A direction that looks chosen by a hand, not a ruler, from a place. */
export function slotAngle([x, y]: V2): number {
  return (Math.sin(x * 12.9 + y * 78.2) * 43_758) % 180;
}

export function polarPlace(angleDeg: number, radius: number): V2 {
  return [Math.cos(radians(angleDeg)) * radius, Math.sin(radians(angleDeg)) * radius];
}
