import { heightOf } from './ridge.ts';
import { circular, grained, plain } from '../finish/skin.ts';
import { loft } from '../shape/loft.ts';
import { rounded, type Outline } from '../shape/outline.ts';
import { cap, lift, prism } from '../shape/prism.ts';
import { moved, type Solid } from '../shape/solid.ts';
import { mix, range, type V2, type V3 } from '../shape/vector.ts';
import { setAlong, type StrapPath } from './path.ts';

export type BraceletPlan = { readonly path: StrapPath; readonly rows: number; readonly pitch: number; readonly widthAtCase: number; readonly widthAtEnd: number; readonly thickness: number };

/**
 * An integrated bracelet: broad links brushed along the arm, between each two a polished bar, its middle raised. The case's
 * ridge runs on through the first links and fades.
 */
export function bracelet({ path, rows, pitch, widthAtCase, widthAtEnd, thickness }: BraceletPlan): Solid {
  const [gap, bar] = [0.14, pitch * 0.27];
  const broad = pitch - bar - 2 * gap;
  return range(rows).flatMap((row) => {
    const width = mix(widthAtCase, widthAtEnd, row / (rows - 1));
    const side = Math.max(0, 1 - row / 4) * 0.06 + 0.03;
    const from = pitch * row;
    return [
      ...setAlong(link(width, broad, thickness, side), path, from + broad / 2),
      ...setAlong([...barsBetween(width, bar, thickness, side), ...hinge(width, bar + 2 * gap + 0.6, thickness, side)], path, from + broad + gap + bar / 2),
    ];
  });
}

/** A broad link: its top a roof of two flanks, rounded along the arm, so that each link takes light of its own. */
function link(width: number, length: number, thickness: number, side: number): Solid {
  const bevel = 0.3;
  const half = length / 2 - bevel;
  const rise = heightOf({ crest: thickness / 2, side });
  const top = ([x, y]: V2): number => rise([x, y]) - 0.16 * (y / half) ** 2 - 0.22 * Math.max(0, Math.abs(x) / (width / 2) - 0.72) ** 2 / 0.08;
  const outline = perimeter(width / 2, length / 2);
  const inner = perimeter(width / 2 - bevel, half);
  const roof = (ring: Outline, down: number): readonly V3[] => ring.map((point, i): V3 => [point[0], point[1], top(inner[i] ?? point) - down]);
  const polished = plain('case-polished');
  const wallSkin = grained('case-brushed', [0, 1, 0], [1, 0, 0]);
  const middle = outline.map((point, i): V2 => [mix(point[0], inner[i]?.[0] ?? 0, 0.42), mix(point[1], inner[i]?.[1] ?? 0, 0.42)]);
  const walls = loft([lift(inner, -thickness / 2), lift(outline, -thickness / 2 + bevel), roof(outline, bevel), roof(middle, bevel * 0.42), roof(inner, 0)], {
    isClosed: true,
    skin: (band) => (band === 1 ? wallSkin : polished),
  });
  return [...walls, ...crown(width / 2 - bevel, half, top), ...cap([inner], -thickness / 2, wallSkin, false)];
}

const acrossSteps = 10;
const alongSteps = 6;

/** A rectangle's edge, anticlockwise, with the points that its top face has there. */
function perimeter(halfWidth: number, halfLength: number): Outline {
  const x = (i: number): number => mix(-halfWidth, halfWidth, i / acrossSteps);
  const y = (i: number): number => mix(-halfLength, halfLength, i / alongSteps);
  return [
    ...range(acrossSteps).map((i): V2 => [x(i), -halfLength]), ...range(alongSteps).map((i): V2 => [halfWidth, y(i)]),
    ...range(acrossSteps).map((i): V2 => [x(acrossSteps - i), halfLength]), ...range(alongSteps).map((i): V2 => [-halfWidth, y(alongSteps - i)]),
  ];
}

/** The top face; grain along the arm on both flanks. */
function crown(halfWidth: number, halfLength: number, top: (point: V2) => number): Solid {
  const lines = range(alongSteps + 1).map((row): readonly V3[] => {
    const y = mix(-halfLength, halfLength, row / alongSteps);
    return range(acrossSteps + 1).map((i): V3 => {
      const x = mix(-halfWidth, halfWidth, i / acrossSteps);
      return [x, y, top([x, y])];
    });
  });
  return loft(lines, { isClosed: false, skin: () => grained('case-brushed') });
}

/** Between two broad links: a middle bar nearly as high as they are and one to either side, half-round and polished, set lower. */
function barsBetween(width: number, length: number, thickness: number, side: number): Solid {
  const middle = width * 0.34;
  const gap = 0.12;
  const piece = (from: number, to: number, sunk: number): Solid => {
    const x = [from, from + 0.12, mix(from, to, 0.5), to - 0.12, to];
    const lines = range(9).map((i): readonly V3[] => {
      const angle = Math.PI * (i / 8);
      return x.map((across, j): V3 => {
        const inset = j === 0 || j === 4 ? 0.86 : 1;
        return [across, -Math.cos(angle) * (length / 2) * inset, thickness / 2 - sunk - side * Math.abs(across) + Math.sin(angle) * (length / 2) * 0.62 * inset - (length / 2) * 0.62];
      });
    });
    return loft(lines, { isClosed: false, skin: () => plain('case-polished') });
  };
  return [...piece(-width / 2 + 0.12, -middle / 2 - gap, 0.5), ...piece(-middle / 2, middle / 2, 0.08), ...piece(middle / 2 + gap, width / 2 - 0.12, 0.5)];
}

/** What is seen between two links. */
function hinge(width: number, length: number, thickness: number, side: number): Solid {
  const skin = circular('case-brushed');
  const [halfWidth, halfLength] = [width / 2 - 0.5, length / 2];
  return prism({ outline: [[-halfWidth, -halfLength], [halfWidth, -halfLength], [halfWidth, halfLength], [-halfWidth, halfLength]], bottom: -thickness * 0.36, top: thickness / 2 - side * halfWidth - 0.95, hasFloor: true, topSkin: skin, sideSkin: skin });
}

/** The folding clasp that closes the bracelet behind the wrist: a long link with a button at either side. */
export function clasp(path: StrapPath, at: number, width: number, thickness: number): Solid {
  const metal = plain('case-polished');
  const [half, lengthMm] = [width / 2 + 0.2, 16];
  const button = rounded([[-0.5, -2.2, 0.3], [0.5, -2.2, 0.3], [0.5, 2.2, 0.3], [-0.5, 2.2, 0.3]]);
  const buttons = [-half, half].flatMap((x) => moved(prism({ outline: button, bottom: -0.8, top: 0.8, chamfer: 0.2, lowerChamfer: 0.2, hasFloor: true, topSkin: metal, sideSkin: metal }), [x, 0, 0]));
  return setAlong([...link(half * 2, lengthMm, thickness, 0.02), ...buttons], path, at);
}
