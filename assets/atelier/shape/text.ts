import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Font, PathCommand } from './font.ts';
import { signedArea, type Outline } from './outline.ts';
import { prism } from './prism.ts';
import type { Skin, Solid } from './solid.ts';
import { at, range, type V2 } from './vector.ts';

export type Lettering = {
  /** Height of the figures, millimetres. */
  readonly capHeight: number;
  /** Added between letters, as a share of the height. */
  readonly tracking?: number;
  readonly z: number;
  /** Thickness of the paint. */
  readonly thickness?: number;
  readonly skin: Skin;
};

/** A line of text from the font's own outlines, centred on the origin. */
export function letter(text: string, { capHeight, tracking = 0.12, z, thickness = 0.012, skin }: Lettering): Solid {
  const font = dialFont();
  const size = capHeight / capShare;
  const glyphs = [...text].map((character) => font.charToGlyph(character));
  const advances = glyphs.map((glyph) => (glyph.advanceWidth ?? 0) / font.unitsPerEm * size + tracking * capHeight);
  const width = advances.reduce((sum, advance) => sum + advance, -tracking * capHeight);
  let x = -width / 2;
  return glyphs.flatMap((glyph, i) => {
    const contours = contoursOf(glyph.getPath(x, 0, size).commands).map((contour) => contour.map(([px, py]): V2 => [px, -py - capHeight / 2]));
    x += advances[i] ?? 0;
    return islands(contours).flatMap(({ outline, holes }) => prism({ outline, holes, bottom: z, top: z + thickness, topSkin: skin, sideSkin: skin, hasWalls: false }));
  });
}

const capShare = 0.686;
const fonts = new Map<string, Font>();

function dialFont(): Font {
  const file = '@fontsource/archivo/files/archivo-latin-500-normal.woff';
  const known = fonts.get(file);
  if (known !== undefined) return known;
  const require = createRequire(import.meta.url);
  // The package has neither types nor names that an import could see.
  const { parse } = require('opentype.js') as { readonly parse: (bytes: ArrayBuffer) => Font };
  const bytes = readFileSync(require.resolve(file));
  const font = parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  fonts.set(file, font);
  return font;
}

function contoursOf(commands: readonly PathCommand[]): readonly Outline[] {
  const contours: V2[][] = [];
  let pen: V2 = [0, 0];
  for (const command of commands) {
    const contour = contours.at(-1);
    if (command.type === 'M') contours.push([[command.x, command.y]]);
    else if (command.type === 'L') contour?.push([command.x, command.y]);
    else if (command.type === 'Q') contour?.push(...quadratic(pen, [command.x1, command.y1], [command.x, command.y]));
    else if (command.type === 'C') contour?.push(...quadratic(pen, [(command.x1 + command.x2) / 2, (command.y1 + command.y2) / 2], [command.x, command.y]));
    if (command.type !== 'Z') pen = [command.x, command.y];
  }
  return contours.map((contour) => withoutRepeats(contour)).filter((contour) => contour.length > 2);
}

function quadratic(from: V2, control: V2, to: V2): readonly V2[] {
  return range(3).map((i) => {
    const t = (i + 1) / 3;
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
    return [a * from[0] + b * control[0] + c * to[0], a * from[1] + b * control[1] + c * to[1]];
  });
}

function withoutRepeats(contour: readonly V2[]): Outline {
  return contour.filter((point, i) => Math.hypot(point[0] - at(contour, i + 1)[0], point[1] - at(contour, i + 1)[1]) > 1e-5);
}

/** Outer contours with the holes inside them. In a TrueType glyph the larger of two nested contours is the outer one. */
function islands(contours: readonly Outline[]): readonly { readonly outline: Outline; readonly holes: readonly Outline[] }[] {
  const largest = contours.toSorted((a, b) => Math.abs(signedArea(b)) - Math.abs(signedArea(a)))[0];
  if (largest === undefined) return [];
  const sense = Math.sign(signedArea(largest));
  const outers = contours.filter((contour) => Math.sign(signedArea(contour)) === sense);
  return outers.map((outer) => ({
    outline: sense > 0 ? outer : outer.toReversed(),
    holes: contours.filter((contour) => Math.sign(signedArea(contour)) !== sense && isInside(at(contour, 0), outer)),
  }));
}

function isInside([x, y]: V2, outline: Outline): boolean {
  let inside = false;
  for (const [i, a] of outline.entries()) {
    const b = at(outline, i + 1);
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) inside = !inside;
  }
  return inside;
}
