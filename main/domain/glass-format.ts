export type GlassFormat = 'portrait' | 'landscape' | 'counter';

/** The composition a glass of this size in CSS pixels takes: a small landscape panel is a counter tablet. */
export function glassFormatOf({ width, height }: { readonly width: number; readonly height: number }): GlassFormat {
  if (height > width) return 'portrait';
  return width <= 1366 ? 'counter' : 'landscape';
}
