import { around } from '../finish/skin.ts';
import { plain } from '../finish/skin.ts';
import { circle, offset, polar, type Outline } from '../shape/outline.ts';
import type { Solid } from '../shape/solid.ts';
import { smoothstep, type V2 } from '../shape/vector.ts';
import { flank, heightOf } from './ridge.ts';
import { bevel, caseSegments, shell } from './shell.ts';

/** Arête: Ø 39.5, 46.5 from end to end, 11.1 high. A disc whose tangents run to the bracelet. */
export const arete = { radius: 19.75, halfLength: 23.25, endHalfWidth: 11.6, opening: 15.75, bezel: 18.55, back: -7, crystalBottom: 1.78 } as const;

const shoulder = heightOf({ crest: 2.95, side: 0.11, bendsFrom: 9, bend: 0.0135 });
const bezelTop = heightOf({ crest: 4.1, side: 0.072 });

/** The disc, or the tangent from it to the corner of the bracelet's end, or that end: the farthest of them on each ray. */
function areteOutline(): Outline {
  const { radius, halfLength, endHalfWidth } = arete;
  const reach = Math.hypot(endHalfWidth, halfLength);
  const toCorner = Math.atan2(halfLength, endHalfWidth);
  const tangentAngle = toCorner - Math.acos(radius / reach);
  return polar((angle) => {
    const folded = Math.asin(Math.abs(Math.sin(angle)));
    if (folded <= tangentAngle) return radius;
    const onTangent = radius / Math.cos(folded - tangentAngle);
    return folded >= toCorner ? halfLength / Math.sin(folded) : onTangent;
  }, caseSegments);
}

export function areteMiddle(): Solid {
  const outline = areteOutline();
  const floor = ([, y]: V2): number => -5.3 + 2.1 * smoothstep(15, 23, Math.abs(y));
  const polished = plain('case-polished');
  const inset = offset(outline, -0.35);
  const towards = (share: number): Outline => inset.map((point) => {
    const reach = Math.hypot(point[0], point[1]);
    const to = reach + (18.3 - reach) * share;
    return [(point[0] / reach) * to, (point[1] / reach) * to];
  });
  return shell([
    { outline: circle(16.5, caseSegments), z: -5.6, skin: polished },
    { outline: offset(outline, -0.9), z: (p) => floor(p) - 0.3, skin: polished },
    { outline, z: (p) => floor(p) + 0.35, skin: around('case-brushed') },
    ...bevel({ outline, z: (p) => shoulder(p) - 0.35, skin: polished }, { outline: inset, z: shoulder, skin: flank }),
    { outline: towards(0.35), z: shoulder, skin: flank },
    { outline: towards(0.7), z: shoulder, skin: flank },
    { outline: towards(1), z: shoulder, skin: polished },
    { outline: circle(18.2, caseSegments), z: -1, skin: polished },
  ]);
}

export function areteBezel(): Solid {
  const { bezel, opening } = arete;
  const polished = plain('case-polished');
  const ring = (radius: number): Outline => circle(radius, caseSegments);
  const lowered = (by: number) => (p: V2): number => bezelTop(p) - by;
  return shell([
    { outline: ring(bezel), z: -0.5, skin: around('case-brushed') },
    ...bevel({ outline: ring(bezel), z: lowered(0.45), skin: polished }, { outline: ring(bezel - 0.4), z: lowered(0.05), skin: flank }),
    { outline: ring(bezel - 1.4), z: bezelTop, skin: flank },
    ...bevel({ outline: ring(opening + 0.32), z: lowered(0.05), skin: polished }, { outline: ring(opening + 0.02), z: lowered(0.35), skin: polished }, 'falling'),
    { outline: ring(opening + 0.02), z: 0.8, skin: polished },
  ]);
}
