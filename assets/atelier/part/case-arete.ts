import { around } from '../finish/skin.ts';
import { plain } from '../finish/skin.ts';
import { circle, offset, polar, type Outline } from '../shape/outline.ts';
import type { Solid } from '../shape/solid.ts';
import { at, mix, smoothstep, type V2 } from '../shape/vector.ts';
import { flank, heightOf } from './ridge.ts';
import { bevel, bulge, caseSegments, shell, type Level } from './shell.ts';

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
  const bevelMm = ([, y]: V2): number => mix(0.35, 0.5, smoothstep(11, 18, Math.abs(y)));
  const [narrow, wide] = [offset(outline, -0.35), offset(outline, -0.5)];
  const inset = narrow.map((point, i): V2 => {
    const share = (bevelMm(point) - 0.35) / 0.15;
    return [mix(point[0], at(wide, i)[0], share), mix(point[1], at(wide, i)[1], share)];
  });
  const towards = (share: number): Outline => inset.map((point) => {
    const reach = Math.hypot(point[0], point[1]);
    const to = reach + (18.3 - reach) * share;
    return [(point[0] / reach) * to, (point[1] / reach) * to];
  });
  const foot: Level = { outline: circle(16.5, caseSegments), z: -5.6, skin: polished };
  const under: Level = { outline: offset(outline, -0.9), z: (p) => floor(p) - 0.3, skin: polished };
  return shell([
    foot,
    ...bulge(foot, under, 0.4),
    under,
    { outline: narrow, z: (p) => floor(p) - 0.02, skin: polished },
    { outline, z: (p) => floor(p) + 0.35, skin: around('case-brushed') },
    ...bevel({ outline, z: (p) => shoulder(p) - bevelMm(p), skin: polished }, { outline: inset, z: shoulder, skin: flank }),
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
    ...bevel({ outline: ring(bezel), z: lowered(0.82), skin: polished }, { outline: ring(bezel - 0.4), z: lowered(0.42), skin: flank }),
    // A dome: a flat ring would mirror one tone all around.
    { outline: ring(bezel - 0.9), z: lowered(0.24), skin: flank },
    { outline: ring(bezel - 1.5), z: lowered(0.09), skin: flank },
    { outline: ring(bezel - 2.1), z: lowered(0.01), skin: flank },
    ...bevel({ outline: ring(opening + 0.32), z: lowered(0.02), skin: polished }, { outline: ring(opening + 0.02), z: lowered(0.35), skin: polished }, 'falling'),
    { outline: ring(opening + 0.02), z: 0.8, skin: polished },
  ]);
}
