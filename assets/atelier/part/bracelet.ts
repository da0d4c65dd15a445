import { flank, heightOf } from './ridge.ts';
import { circular, grained, plain } from '../finish/skin.ts';
import { loft } from '../shape/loft.ts';
import { offset, rounded, type Outline } from '../shape/outline.ts';
import { cap, lift, prism } from '../shape/prism.ts';
import type { Solid } from '../shape/solid.ts';
import { mix, range, type V2, type V3 } from '../shape/vector.ts';
import { moved } from '../shape/solid.ts';
import { setAlong, type StrapPath } from './path.ts';

export type BraceletPlan = { readonly path: StrapPath; readonly rows: number; readonly pitch: number; readonly widthAtCase: number; readonly widthAtEnd: number; readonly thickness: number };

/** An integrated bracelet: the ridge runs on through the first links and fades; each later row is two flanks and a middle. */
export function bracelet({ path, rows, pitch, widthAtCase, widthAtEnd, thickness }: BraceletPlan): Solid {
  return range(rows).flatMap((row) => {
    const width = mix(widthAtCase, widthAtEnd, row / (rows - 1));
    const crest = Math.max(0, 1 - row / 4) * 0.075 + 0.022;
    const gap = 0.16;
    const plates = row % 2 === 0 ? wideRow(width, pitch - gap, thickness, crest) : threePart(width, pitch - gap, thickness, crest);
    return setAlong([...plates, ...hinge(width, pitch, thickness, crest)], path, pitch * (row + 0.5));
  });
}

function wideRow(width: number, length: number, thickness: number, side: number): Solid {
  return link([[-width / 2, -length / 2], [0, -length / 2], [width / 2, -length / 2], [width / 2, length / 2], [0, length / 2], [-width / 2, length / 2]], thickness, side);
}

function threePart(width: number, length: number, thickness: number, side: number): Solid {
  const middle = width * 0.36;
  const gap = 0.14;
  const box = (from: number, to: number): Solid => {
    const corners: readonly V2[] = from < 0 && to > 0
      ? [[from, -length / 2], [0, -length / 2], [to, -length / 2], [to, length / 2], [0, length / 2], [from, length / 2]]
      : [[from, -length / 2], [to, -length / 2], [to, length / 2], [from, length / 2]];
    return link(corners, thickness, side);
  };
  return [...box(-width / 2, -middle / 2 - gap), ...box(-middle / 2, middle / 2), ...box(middle / 2 + gap, width / 2)];
}

/** One link: polished 45° chamfers of 0.28 all around, a roof of two flanks on top. */
function link(outline: Outline, thickness: number, side: number): Solid {
  const chamfer = 0.28;
  const [inner, top] = [offset(outline, -chamfer), heightOf({ crest: thickness / 2, side })];
  const roof = (ring: Outline, down: number): readonly V3[] => ring.map((point) => [point[0], point[1], top(point) - down]);
  const polished = plain('case-polished');
  const wallSkin = grained('case-brushed', [0, 1, 0], [1, 0, 0]);
  const walls = loft([lift(inner, -thickness / 2), lift(outline, -thickness / 2 + chamfer), roof(outline, chamfer), roof(inner, 0)], {
    isClosed: true,
    skin: (band) => (band === 1 ? wallSkin : polished),
  });
  const faces = halves(inner).flatMap((half) => cap([half], 0, flank(half.reduce((sum, [x]) => sum + x, 0)), true))
    .map((face) => ({ ...face, points: face.points.map(([x, y]): V3 => [x, y, top([x, y])]) }));
  return [...walls, ...faces, ...cap([inner], -thickness / 2, wallSkin, false)];
}

/** A top face is cut along the ridge where it has points on it. */
function halves(outline: Outline): readonly Outline[] {
  const onRidge = outline.filter(([x]) => Math.abs(x) < 1e-9);
  if (onRidge.length < 2) return [outline];
  return [outline.filter(([x]) => x > -1e-9), outline.filter(([x]) => x < 1e-9)];
}

/** What is seen between two links. */
function hinge(width: number, pitch: number, thickness: number, side: number): Solid {
  const skin = circular('case-brushed');
  const half = width / 2 - 0.6;
  return moved(prism({ outline: [[-half, -0.7], [half, -0.7], [half, 0.7], [-half, 0.7]], bottom: -thickness * 0.34, top: thickness / 2 - side * half - 0.75, hasFloor: true, topSkin: skin, sideSkin: skin }), [0, pitch / 2, 0]);
}

/** The folding clasp that closes the bracelet behind the wrist. */
export function clasp(path: StrapPath, at: number, width: number, thickness: number): Solid {
  const metal = plain('case-polished');
  const half = width / 2 + 0.3;
  return setAlong(prism({ outline: rounded([[-half, -8, 0.8], [half, -8, 0.8], [half, 8, 0.8], [-half, 8, 0.8]]), bottom: -thickness / 2, top: thickness / 2, chamfer: 0.35, lowerChamfer: 0.35, hasFloor: true, topSkin: grained('case-brushed'), sideSkin: metal }), path, at);
}
