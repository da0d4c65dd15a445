import { grained, plain } from '../finish/skin.ts';
import type { Outline } from '../shape/outline.ts';
import { patch, type Skin, type Solid } from '../shape/solid.ts';
import { at, onDial, range, type V3 } from '../shape/vector.ts';
import { moved, turned } from '../shape/solid.ts';

export type BarPlan = { readonly length: number; readonly width: number; readonly height?: number; /** The narrow end, towards the hands' axis. */ readonly innerWidth?: number; readonly lumeWidth?: number };

/** An applied index: walls, then four facets that meet in a ridge, 0.45 over the dial. Length along y, outer end up. */
export function bar({ length, width, height = 0.45, innerWidth = width, lumeWidth }: BarPlan): Solid {
  const wall = height * 0.5;
  const [outer, inner] = [width / 2, innerWidth / 2];
  const foot: readonly V3[] = [[-inner, -length / 2, 0], [inner, -length / 2, 0], [outer, length / 2, 0], [-outer, length / 2, 0]];
  const shoulder = foot.map(([x, y]): V3 => [x, y, wall]);
  const crestIn: V3 = [0, -length / 2 + inner * 0.9, height];
  const crestOut: V3 = [0, length / 2 - outer * 0.9, height];
  const polished = plain('index-polished');
  const walls = range(4).map((i) => quad(polished, at(foot, i), at(foot, i + 1), at(shoulder, i + 1), at(shoulder, i)));
  const facets = [
    quad(polished, at(shoulder, 1), at(shoulder, 2), crestOut, crestIn),
    quad(grained('index-brushed'), at(shoulder, 3), at(shoulder, 0), crestIn, crestOut),
    triangle(polished, at(shoulder, 0), at(shoulder, 1), crestIn),
    triangle(polished, at(shoulder, 2), at(shoulder, 3), crestOut),
  ];
  return [...walls, ...facets, ...(lumeWidth === undefined ? [] : lumeBed(length, lumeWidth, height))];
}

/** A luminous inlay that lies in the ridge, a little proud of it. */
function lumeBed(length: number, width: number, height: number): Solid {
  const [x, y, z] = [width / 2, length / 2 - 0.45, height + 0.02];
  return [quad(plain('lume'), [-x, -y, z], [x, -y, z], [x, y, z], [-x, y, z])];
}

export function barFootprint({ length, width, innerWidth = width }: BarPlan): Outline {
  return [[-innerWidth / 2, -length / 2], [innerWidth / 2, -length / 2], [width / 2, length / 2], [-width / 2, length / 2]];
}

/** Stands at a clockwise dial angle with its middle at a radius, pointing to the axis. */
export function stood(solid: Solid, angleDeg: number, radius: number, centre: readonly [number, number] = [0, 0]): Solid {
  const [x, y] = onDial(angleDeg, radius);
  return moved(turned(solid, -angleDeg), [x + centre[0], y + centre[1], 0]);
}

function quad(skin: Skin, a: V3, b: V3, c: V3, d: V3): Solid[number] {
  return patch(skin, [a, b, c, d], [[0, 1, 2], [0, 2, 3]]);
}

function triangle(skin: Skin, a: V3, b: V3, c: V3): Solid[number] {
  return patch(skin, [a, b, c], [[0, 1, 2]]);
}
