/** What the atelier uses of opentype.js, which ships no types. Lengths are font units, paths y down. */
export type PathCommand =
  | { readonly type: 'M' | 'L'; readonly x: number; readonly y: number }
  | { readonly type: 'Q'; readonly x: number; readonly y: number; readonly x1: number; readonly y1: number }
  | { readonly type: 'C'; readonly x: number; readonly y: number; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly type: 'Z' };

export type Glyph = {
  readonly advanceWidth?: number;
  readonly getPath: (x: number, y: number, size: number) => { readonly commands: readonly PathCommand[] };
};

export type Font = { readonly unitsPerEm: number; readonly charToGlyph: (character: string) => Glyph };
