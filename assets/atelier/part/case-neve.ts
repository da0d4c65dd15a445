import { around, circular, plain } from '../finish/skin.ts';
import { loft } from '../shape/loft.ts';
import { circle, type Outline } from '../shape/outline.ts';
import { cap } from '../shape/prism.ts';
import { mirroredLeftRight, mirroredUpDown, type Solid } from '../shape/solid.ts';
import { at, mix, radians, range, type V3 } from '../shape/vector.ts';
import { flank, heightOf } from './ridge.ts';
import { caseSegments, shell } from './shell.ts';

/** Névé: Ø 38.5, 46 from lug to lug, 10.2 high. Round and calm; the ridge is only a breath on the bezel. */
export const neve = { radius: 19.25, halfLength: 23, opening: 16.8, back: -6.7, crystalBottom: 1.7, lugInner: 10.15, lugWidth: 2.1 } as const;

const bezelTop = heightOf({ crest: 2.75, side: 0.034 });

export function neveMiddle(): Solid {
  const polished = plain('case-polished');
  const ring = (radius: number): Outline => circle(radius, caseSegments);
  return shell([
    { outline: ring(16.4), z: -5.3, skin: polished },
    { outline: ring(17.6), z: -5.2, skin: polished },
    { outline: ring(18.6), z: -4.6, skin: polished },
    { outline: ring(19.05), z: -3.9, skin: polished },
    { outline: ring(19.25), z: -3.3, skin: around('case-brushed') },
    { outline: ring(19.25), z: -0.35, skin: polished },
    { outline: ring(18.9), z: 0, skin: circular('case-brushed') },
    { outline: ring(18.2), z: 0.02, skin: polished },
    { outline: ring(18.1), z: -1, skin: polished },
  ]);
}

/** A slim polished slope, convex as a snowfield, its crest at 12 and 6. */
export function neveBezel(): Solid {
  const polished = plain('case-polished');
  const ring = (radius: number): Outline => circle(radius, caseSegments);
  return shell([
    { outline: ring(18.75), z: -0.2, skin: polished },
    { outline: ring(18.75), z: 0.55, skin: polished },
    { outline: ring(18.62), z: 0.95, skin: flank },
    { outline: ring(18.3), z: (p) => mix(0.9, bezelTop(p), 0.42), skin: flank },
    { outline: ring(17.85), z: (p) => mix(0.9, bezelTop(p), 0.78), skin: flank },
    { outline: ring(17.4), z: (p) => mix(0.9, bezelTop(p), 0.96), skin: flank },
    { outline: ring(17.05), z: bezelTop, skin: polished },
    { outline: ring(16.82), z: (p) => bezelTop(p) - 0.22, skin: polished },
    { outline: ring(16.82), z: 0.6, skin: polished },
  ]);
}

/** Four lugs, bevelled 0.5 along both upper edges, bending down to the wrist. */
export function neveLugs(): Solid {
  const right = lug();
  const upper = [...right, ...mirroredLeftRight(right)];
  return [...upper, ...mirroredUpDown(upper)];
}

/** The lug at half past one: sections across its way from within the case to its tip. */
function lug(): Solid {
  const steps = 40;
  const rings = range(steps + 1).map((i) => lugSection(i / steps));
  const [polished, brushedSide] = [plain('case-polished'), around('case-brushed')];
  const skins = [brushedSide, polished, flank(1), polished, brushedSide, polished, polished, polished];
  const body = loft(rings, { isClosed: true, skin: (_band, i) => at(skins, i) });
  const tip = at(rings, steps);
  const face = cap([tip.map(([x, , z]) => [x, z] as const)], 0, polished, true)
    .map((part) => ({ ...part, points: part.points.map(([x, z]): V3 => [x, at(tip, 0)[1], z]), triangles: part.triangles.map(([a, b, c]) => [a, c, b] as const) }));
  return [...body.map((part) => ({ ...part, triangles: part.triangles.map(([a, b, c]) => [a, c, b] as const) })), ...face];
}

/** Anticlockwise seen from 6 o'clock: right side, bevel, top, bevel, left side, bottom. */
function lugSection(share: number): readonly V3[] {
  const y = mix(12.5, neve.halfLength, share);
  // The last millimetre is turned in like a thumb's end.
  const end = Math.sqrt(1 - (Math.max(0, share - 0.9) / 0.1) ** 2 * 0.9);
  const drop = Math.max(0, y - 14) / 9;
  const thickness = mix(4.4, 2.1, Math.sin(radians(90 * share)));
  const top = 0.35 - 4.4 * drop ** 1.9 - thickness * (1 - end) * 0.45;
  const bottom = 0.35 - 4.4 * drop ** 1.9 - thickness + thickness * (1 - end) * 0.4;
  const [inner, outer] = [neve.lugInner, neve.lugInner + mix(3.5, neve.lugWidth, share ** 0.8) - (1 - end) * 0.5];
  const bevel = mix(0.3, 0.5, share);
  return [
    [outer, y, bottom + 0.3], [outer, y, top - bevel], [outer - bevel, y, top], [inner + bevel, y, top], [inner, y, top - bevel], [inner, y, bottom + 0.3], [inner + 0.3, y, bottom], [outer - 0.3, y, bottom],
  ];
}
