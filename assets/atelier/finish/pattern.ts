import sharp from 'sharp';
import { at, range } from '../shape/vector.ts';
import { randomFrom } from './random.ts';

export type PatternName = 'brush' | 'geneva' | 'perlage' | 'snow' | 'clous' | 'wave' | 'snailing' | 'leather' | 'fabric' | 'rubber';

/** A height field that tiles, as a normal map. */
export type Pattern = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Side of one tile along u and v, millimetres. */
  readonly tileMm: readonly [number, number];
  /** Heights in millimetres, row by row, v growing. */
  readonly heights: Float64Array;
};

const drawn = new Map<PatternName, Promise<Uint8Array<ArrayBuffer>>>();

/** WebP; each pattern is drawn once, whoever asks for it. */
export function normalMapOf(name: PatternName): Promise<Uint8Array<ArrayBuffer>> {
  const known = drawn.get(name) ?? drawNormalMap(name);
  drawn.set(name, known);
  return known;
}

async function drawNormalMap(name: PatternName): Promise<Uint8Array<ArrayBuffer>> {
  const { widthPx, heightPx, tileMm, heights } = patterns[name]();
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  const heightAt = (x: number, y: number): number => heights[((y + heightPx) % heightPx) * widthPx + ((x + widthPx) % widthPx)] ?? 0;
  const [stepU, stepV] = [tileMm[0] / widthPx, tileMm[1] / heightPx];
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const slopeU = (heightAt(x + 1, y) - heightAt(x - 1, y)) / (2 * stepU);
      const slopeV = (heightAt(x, y + 1) - heightAt(x, y - 1)) / (2 * stepV);
      const size = Math.hypot(slopeU, slopeV, 1);
      // Rows run with v, and the atelier's bitangent is +v: no row is turned over.
      const pixel = (y * widthPx + x) * 3;
      pixels[pixel] = toByte(-slopeU / size);
      pixels[pixel + 1] = toByte(-slopeV / size);
      pixels[pixel + 2] = toByte(1 / size);
    }
  }
  const picture = sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } });
  return new Uint8Array(await picture.webp(widthPx * heightPx <= 65_536 ? { lossless: true, effort: 4 } : { quality: 94, smartSubsample: true, effort: 4 }).toBuffer());
}

function toByte(component: number): number {
  return Math.round((component * 0.5 + 0.5) * 255);
}

export function tileOf(name: PatternName): readonly [number, number] {
  return tiles[name];
}

const tiles: Readonly<Record<PatternName, readonly [number, number]>> = {
  brush: [6.4, 6.4], geneva: [1.8, 6.4], perlage: [1.5, 1.5], snow: [3.2, 3.2], clous: [0.42, 0.42], wave: [2.88, 1.8], snailing: [0.48, 6.4],
  leather: [4.4, 4.4], fabric: [4.2, 4.2], rubber: [2, 2],
};

function raster(name: PatternName, widthPx: number, heightPx: number, height: (u: number, v: number) => number): Pattern {
  const heights = new Float64Array(widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) for (let x = 0; x < widthPx; x += 1) heights[y * widthPx + x] = height((x + 0.5) / widthPx, (y + 0.5) / heightPx);
  return { widthPx, heightPx, tileMm: tiles[name], heights };
}

/** Brush strokes along v: 0.05 wide, 3 long, wandering 1.5 degrees either way. */
function strokes(pattern: Pattern, count: number, depthMm: number, seed: number, breadth = 1): Pattern {
  const random = randomFrom(seed);
  const { widthPx, heightPx, tileMm, heights } = pattern;
  const lengthPx = (3 / tileMm[1]) * heightPx;
  for (let stroke = 0; stroke < count; stroke += 1) {
    const [x0, y0, lean, depth] = [random() * widthPx, random() * heightPx, (random() - 0.5) * 0.052, (random() - 0.5) * depthMm];
    const half = (0.6 + random() * 1.6) * breadth;
    const reach = lengthPx * (0.4 + random() * 0.6);
    for (let way = 0; way < reach; way += 1) {
      const fade = Math.sin((way / reach) * Math.PI) ** 0.5;
      const middle = x0 + lean * way;
      for (let x = Math.floor(middle - half * 2); x <= middle + half * 2; x += 1) {
        const index = (Math.floor(y0 + way) % heightPx) * widthPx + ((x % widthPx) + widthPx) % widthPx;
        heights[index] = (heights[index] ?? 0) + depth * fade * Math.exp(-(((x - middle) / half) ** 2));
      }
    }
  }
  return pattern;
}

/** Distance to the nearest and second nearest of jittered cell points, in cells; tiles after `cells`. */
function cellular(cells: number, seed: number): (u: number, v: number) => readonly [number, number, number] {
  const random = randomFrom(seed);
  const points = range(cells * cells).map(() => [random(), random(), random()] as const);
  return (u, v) => {
    let [first, second, tone] = [9, 9, 0];
    const [cx, cy] = [Math.floor(u * cells), Math.floor(v * cells)];
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const [jx = 0.5, jy = 0.5, jt = 0] = points[((cy + dy + cells) % cells) * cells + ((cx + dx + cells) % cells)] ?? [];
        const distance = Math.hypot(cx + dx + jx - u * cells, cy + dy + jy - v * cells);
        if (distance < first) [first, second, tone] = [distance, first, jt];
        else if (distance < second) second = distance;
      }
    }
    return [first, second, tone];
  };
}

const turn = 2 * Math.PI;

const patterns: Readonly<Record<PatternName, () => Pattern>> = {
  // Fine strokes, and few broad ones: the belt's own unevenness, which is what is left of a brushed face seen from an arm's length.
  brush: () => strokes(strokes(raster('brush', 512, 512, () => 0), 3600, 0.008, 11), 260, 0.03, 13, 7),
  // Each stripe is a shallow trough, cut by a turning disc that leaves arcs across it.
  geneva: () => {
    const random = randomFrom(12);
    const cuts = range(512).map(() => random() - 0.5);
    return raster('geneva', 128, 512, (u, v) => 0.085 * u * (1 - u) * (1 + 0.5 * u) + 0.0005 * at(cuts, Math.floor((v + 0.05 * Math.sin(Math.PI * u)) * 512)));
  },
  perlage: () => raster('perlage', 256, 256, (u, v) => perlageHeight(u, v)),
  snow: () => {
    const [coarse, fine] = [cellular(18, 21), cellular(43, 22)];
    return raster('snow', 256, 256, (u, v) => 0.012 * Math.min(1, coarse(u, v)[0]) + 0.005 * fine(u, v)[0]);
  },
  clous: () => raster('clous', 128, 128, (u, v) => 0.17 * (0.5 - Math.max(Math.abs(u - 0.5), Math.abs(v - 0.5)))),
  // Meltwater over ice: ripples that lean with the current.
  wave: () => raster('wave', 256, 256, (u, v) => 0.038 * Math.sin(turn * (4 * v + 0.35 * Math.sin(turn * u))) + 0.009 * Math.sin(turn * (8 * v - u + 0.2 * Math.sin(turn * 2 * u)))),
  snailing: () => raster('snailing', 64, 16, (u) => 0.006 * Math.abs(Math.sin(turn * 2 * u))),
  leather: () => {
    const [grain, pore] = [cellular(13, 31), cellular(61, 32)];
    return raster('leather', 512, 512, (u, v) => {
      const [first, second, tone] = grain(u + 0.012 * Math.sin(turn * 3 * v), v + 0.012 * Math.sin(turn * 2 * u));
      return 0.09 * Math.min(1, (second - first) * 2.6) ** 0.6 + 0.02 * tone + 0.014 * pore(u, v)[0];
    });
  },
  fabric: () => raster('fabric', 256, 256, (u, v) => fabricHeight(u, v)),
  rubber: () => {
    const fine = cellular(40, 41);
    return raster('rubber', 128, 128, (u, v) => 0.004 * fine(u, v)[0]);
  },
};

/** Four overlapping spots a tile, each laid over the one before it, each a dish of fine rings. */
function perlageHeight(u: number, v: number): number {
  const spots = [[0.25, 0.25], [0.75, 0.25], [0, 0.75], [0.5, 0.75]] as const;
  let height = 0;
  for (const [cu, cv] of spots) {
    const [du, dv] = [Math.abs(u - cu), Math.abs(v - cv)].map((d) => Math.min(d, 1 - d));
    const distance = Math.hypot(du ?? 0, dv ?? 0);
    if (distance < 0.36) height = 0.05 * (distance / 0.36) ** 1.25 + 0.0012 * Math.sin(distance * turn * 30);
  }
  return height;
}

function fabricHeight(u: number, v: number): number {
  const [x, y] = [u * 10, v * 10];
  const isWarpOver = (Math.floor(x) + Math.floor(y)) % 2 === 0;
  const [fx, fy] = [(x % 1) - 0.5, (y % 1) - 0.5];
  const [along, across] = isWarpOver ? [y, x] : [x, y];
  // A yarn that passes over rises from nothing to its crown and back; its fibres run along it.
  return 0.034 * Math.cos(fx * Math.PI) * Math.cos(fy * Math.PI) * (1 + 0.1 * Math.sin(turn * (across * 5 + 0.3 * Math.sin(turn * along))));
}
