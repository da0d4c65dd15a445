import { around, plain } from '../finish/skin.ts';
import { circle, offset, polar, superellipseRadius, type Outline } from '../shape/outline.ts';
import type { Solid } from '../shape/solid.ts';
import { smoothstep, type V2 } from '../shape/vector.ts';
import { flank, heightOf } from './ridge.ts';
import { bevel, bulge, caseSegments, shell, type Level } from './shell.ts';

/** Moraine: 40.5 × 48.0 × 13.4, a boulder cut to a shield: fuller towards 12, drawn in towards 6. Opening 33 × 39. */
export const moraine = { halfWidth: 20.25, halfLength: 24, back: -8.7, crystalBottom: 2.15, openingHalfWidth: 16.5, openingHalfLength: 19.5 } as const;

const shoulder = heightOf({ crest: 3.55, side: 0.1, bendsFrom: 11, bend: 0.017 });
const bezelTop = heightOf({ crest: 4.7, side: 0.085, bendsFrom: 20, bend: 0.03 });

function shield(halfWidth: number, halfLength: number, power: number, taper: number): Outline {
  const outline = polar(superellipseRadius(halfWidth, halfLength, power), caseSegments);
  const widest = Math.max(...outline.map(([x, y]) => x * (1 + taper * y)));
  return outline.map(([x, y]): V2 => [(x * (1 + taper * y) * halfWidth) / widest, y]);
}

export const moraineOpening = shield(moraine.openingHalfWidth, moraine.openingHalfLength, 2.75, 0.0042);
const outer = shield(moraine.halfWidth, moraine.halfLength, 3.1, 0.0042);
const bezelFoot = shield(18.9, 22.1, 2.95, 0.0042);

export function moraineMiddle(): Solid {
  const polished = plain('case-polished');
  const floor = ([, y]: V2): number => -6.4 + 3.1 * smoothstep(14, 24, Math.abs(y));
  const inset = offset(outer, -0.4);
  const foot: Level = { outline: circle(16.6, caseSegments), z: -7.2, skin: polished };
  const under: Level = { outline: offset(outer, -1.8), z: (p) => floor(p) - 0.7, skin: around('case-brushed') };
  return shell([
    foot,
    ...bulge(foot, under, 0.5),
    under,
    { outline: offset(outer, -0.2), z: (p) => floor(p) + 0.5, skin: polished },
    { outline: outer, z: (p) => floor(p) + 0.75, skin: around('case-brushed') },
    ...bevel({ outline: outer, z: (p) => shoulder(p) - 0.4, skin: polished }, { outline: inset, z: shoulder, skin: flank }),
    { outline: offset(bezelFoot, 0.45), z: shoulder, skin: flank },
    { outline: offset(bezelFoot, -0.3), z: shoulder, skin: polished },
    { outline: offset(bezelFoot, -0.4), z: -1, skin: polished },
  ]);
}

export function moraineBezel(): Solid {
  const polished = plain('case-polished');
  const lip = offset(moraineOpening, 0.45);
  return shell([
    { outline: bezelFoot, z: -0.5, skin: around('case-brushed') },
    ...bevel({ outline: bezelFoot, z: (p) => bezelTop(p) - 0.72, skin: polished }, { outline: offset(bezelFoot, -0.45), z: (p) => bezelTop(p) - 0.22, skin: flank }),
    { outline: offset(moraineOpening, 0.95), z: bezelTop, skin: flank },
    ...bevel({ outline: lip, z: bezelTop, skin: polished }, { outline: offset(moraineOpening, 0.02), z: (p) => bezelTop(p) - 0.4, skin: polished }, 'falling'),
    { outline: offset(moraineOpening, 0.02), z: 0.8, skin: polished },
  ]);
}
