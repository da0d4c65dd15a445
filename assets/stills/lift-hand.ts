/** Where a hand sits on its arbor, in pixels of its cell. */
export type Hub = { readonly x: number; readonly y: number; readonly radius: number };

/**
 * What of a cut cell is the hand and its shadow. Edges of the dial differ by a hair between two pictures, and over
 * black ground any shadow looks like full cover: turned with the hand, both would wander over the dial. The hand is
 * the largest solid piece, opaque inside; a shadow is broad, soft and never deeper than most of it.
 * At its hub a hand is metal however dark it is. `cell` and `picture` are RGBA of the same size, the picture being the one that the cell was cut from.
 */
export function liftHand(cell: Buffer, picture: Buffer, width: number, height: number, hub: Hub): Buffer {
  const body = filled(piecesOf(cell, width, height, hub), width, height);
  const shadow = shadowOf(cell, body, width, height);
  const lifted = Buffer.alloc(cell.length);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const at = pixel * 4;
    if (body[pixel] === 1 && isInside(body, pixel, width, height)) {
      picture.copy(lifted, at, at, at + 3);
      lifted[at + 3] = 255;
    } else if (body[pixel] === 1 || (touches(body, pixel, width, height) && isLit(cell, at))) {
      cell.copy(lifted, at, at, at + 4);
    } else {
      lifted[at + 3] = shadow[pixel] ?? 0;
    }
  }
  return lifted;
}

/** The hub of a hand whose `plane` (millimetres to pixels of the picture) is known, in a cell cut at `left`, `top`. */
export function hubOf(plane: readonly number[], left: number, top: number): Hub {
  const [a = 0, , x = 0, d = 0, , y = 0, , , w = 1] = plane;
  return { x: x / w - left, y: y / w - top, radius: (Math.hypot(a, d) / w) * hubMm };
}

/** 1 where a hand's pieces of joined, lit and mostly covering pixels are: the largest, and its hub and tail, which a reflection may part from it. */
function piecesOf(cell: Buffer, width: number, height: number, hub: Hub): Uint8Array {
  const fromHub = (pixel: number): number => Math.hypot((pixel % width) - hub.x, Math.floor(pixel / width) - hub.y);
  const isSolid = (pixel: number): boolean => (cell[pixel * 4 + 3] ?? 0) >= 128 && (isLit(cell, pixel * 4) || fromHub(pixel) <= hub.radius);
  const seen = new Uint8Array(width * height);
  const pieces: (readonly number[])[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 0 && isSolid(start)) pieces.push(flood(start, seen, isSolid, (pixel) => square(pixel, width, height, 1)));
  }
  const largest = Math.max(0, ...pieces.map((piece) => piece.length));
  const isHand = (piece: readonly number[]): boolean => piece.length === largest || (piece.length >= leastPiece && piece.some((pixel) => fromHub(pixel) <= hub.radius * tailReach));
  const mask = new Uint8Array(width * height);
  for (const pixel of pieces.filter(isHand).flat()) mask[pixel] = 1;
  return mask;
}

/** Closes what the piece surrounds: luminous filling, or a line of dial print seen through it. */
function filled(mask: Uint8Array, width: number, height: number): Uint8Array {
  const seen = new Uint8Array(mask.length);
  const isOpen = (pixel: number): boolean => mask[pixel] === 0;
  for (let pixel = 0; pixel < mask.length; pixel += 1) {
    const isRim = pixel < width || pixel >= mask.length - width || pixel % width === 0 || pixel % width === width - 1;
    if (isRim && seen[pixel] === 0 && isOpen(pixel)) flood(pixel, seen, isOpen, (from) => beside(from, width, height));
  }
  return seen.map((isReached) => 1 - isReached);
}

/** Marks and gives all pixels joined to `start`. */
function flood(start: number, seen: Uint8Array, isPart: (pixel: number) => boolean, neighbours: (pixel: number) => readonly number[]): readonly number[] {
  const piece = [start];
  seen[start] = 1;
  for (let next = 0; next < piece.length; next += 1) {
    for (const pixel of neighbours(piece[next] ?? start)) {
      if (seen[pixel] === 1 || !isPart(pixel)) continue;
      seen[pixel] = 1;
      piece.push(pixel);
    }
  }
  return piece;
}

/** Alpha of the shadow: the median of its surroundings, no deeper than nine tenths of it are. */
function shadowOf(cell: Buffer, body: Uint8Array, width: number, height: number): Uint8Array {
  const shadow = new Uint8Array(body.length);
  for (let pixel = 0; pixel < body.length; pixel += 1) {
    if (body[pixel] === 1) continue;
    const nearby = square(pixel, width, height, 2).filter((other) => body[other] === 0);
    const depths = nearby.map((other) => (isLit(cell, other * 4) ? 0 : (cell[other * 4 + 3] ?? 0))).sort((a, b) => a - b);
    shadow[pixel] = depths[Math.floor(depths.length / 2)] ?? 0;
  }
  const depths = [...shadow].filter((depth) => depth > leastShadow).sort((a, b) => a - b);
  const deepest = Math.min(deepestShadow, depths[Math.floor(depths.length * 0.75)] ?? 0);
  return shadow.map((depth) => (depth > leastShadow ? Math.min(depth, deepest) : 0));
}

/** Metal somewhere catches the light, and what it surrounds is filled; a shadow keeps a little of a coloured dial at most. */
function isLit(cell: Buffer, at: number): boolean {
  return Math.max(cell[at] ?? 0, cell[at + 1] ?? 0, cell[at + 2] ?? 0) > leastLight;
}

function isInside(mask: Uint8Array, pixel: number, width: number, height: number): boolean {
  const neighbours = beside(pixel, width, height);
  return neighbours.length === 4 && neighbours.every((other) => mask[other] === 1);
}

function touches(mask: Uint8Array, pixel: number, width: number, height: number): boolean {
  return beside(pixel, width, height).some((other) => mask[other] === 1);
}

function beside(pixel: number, width: number, height: number): readonly number[] {
  const x = pixel % width;
  const y = Math.floor(pixel / width);
  return [...(x > 0 ? [pixel - 1] : []), ...(x < width - 1 ? [pixel + 1] : []), ...(y > 0 ? [pixel - width] : []), ...(y < height - 1 ? [pixel + width] : [])];
}

function square(pixel: number, width: number, height: number, reach: number): readonly number[] {
  const pixels: number[] = [];
  const x = pixel % width;
  const y = Math.floor(pixel / width);
  for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row += 1) {
    for (let column = Math.max(0, x - reach); column <= Math.min(width - 1, x + reach); column += 1) pixels.push(row * width + column);
  }
  return pixels;
}

const hubMm = 1;
const tailReach = 2;
const leastPiece = 12;
const leastLight = 90;
const leastShadow = 6;
const deepestShadow = 150;
