import type { HandLayer } from '../shot.ts';
import { shortestTurnDeg } from '../motion/easing.ts';

/** Clockwise dial angle of each hand's layer at a time; undefined leaves the hand out. */
export type HandAngles = Readonly<Record<string, number | undefined>>;

export type PlacedCell = {
  readonly index: number;
  /** CSS `matrix3d` that lays the cell, its top left at the still's, where the hand truly stands, in the still's perspective. */
  readonly matrix: string;
};

/**
 * The cell lit at the angle nearest to the true one, and the plane's own turn for the rest. The light is then that of
 * an angle a few degrees away, the geometry exact.
 */
export function placeHand(layer: HandLayer, angleDeg: number): PlacedCell | undefined {
  let best = -1;
  let least = Infinity;
  for (const [index, cell] of layer.cells.entries()) {
    const distance = Math.abs(shortestTurnDeg(cell.angleDeg, angleDeg));
    if (distance < least) [best, least] = [index, distance];
  }
  const cell = layer.cells[best];
  if (cell === undefined) return undefined;
  const rest = shortestTurnDeg(cell.angleDeg, angleDeg);
  const map = turnBetween(layer.sheetPlane, layer.plane, rest);
  return { index: best, matrix: cssMatrix(multiply(map, [1, 0, cell.left, 0, 1, cell.top, 0, 0, 1])) };
}

/** 3×3 row-major: pixels of the picture that saw the plane as `from` to pixels of the one that sees it as `to`, turned clockwise. */
export function turnBetween(from: readonly number[], to: readonly number[], clockwiseDeg: number): readonly number[] {
  const angle = -clockwiseDeg * (Math.PI / 180);
  const turn = [Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0, 0, 0, 1];
  return multiply(multiply(to, turn), invert(from));
}

/** A plane projective map as CSS wants it: column-major 4×4 with z untouched. */
function cssMatrix(m: readonly number[]): string {
  const scale = m[8] ?? 1;
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0] = m.map((value) => value / scale);
  return `matrix3d(${[a, d, 0, g, b, e, 0, h, 0, 0, 1, 0, c, f, 0, 1].map((value) => value.toPrecision(9)).join(',')})`;
}

function multiply(a: readonly number[], b: readonly number[]): readonly number[] {
  const at = (m: readonly number[], row: number, column: number): number => m[row * 3 + column] ?? 0;
  return [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => at(a, row, 0) * at(b, 0, column) + at(a, row, 1) * at(b, 1, column) + at(a, row, 2) * at(b, 2, column)));
}

function invert(m: readonly number[]): readonly number[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = m;
  const [x, y, z] = [e * i - f * h, f * g - d * i, d * h - e * g];
  const determinant = a * x + b * y + c * z;
  const cofactors = [x, c * h - b * i, b * f - c * e, y, a * i - c * g, c * d - a * f, z, b * g - a * h, a * e - b * d];
  return cofactors.map((value) => value / determinant);
}
