export type Vector = readonly [number, number, number];

/**
 * Light of a small studio, by the direction it comes from and how blurred a surface sees it: a tall soft box on the left, a strip on the right,
 * one above, a dark floor. Linear, about 0 to 4. Y is up, the viewer looks along −Z.
 */
export function studioLight([x, y, z]: Vector, roughness: number): number {
  const blur = 0.06 + roughness * 0.55;
  const box = (towards: number, reach: number): number => smoothStep(reach - blur, reach + blur, towards);
  const keyLight = box(-0.75 * x + 0.35 * y + 0.55 * z, 0.82) * 3.4;
  const strip = box(0.9 * x + 0.1 * y + 0.35 * z, 0.88) * 2.2;
  const above = box(y, 0.72) * 1.9;
  const fill = 0.16 + 0.22 * smoothStep(-0.9, 0.9, y);
  return fill + (keyLight + strip + above) / (1 + roughness * 1.6);
}

/** What a dull surface receives from all of it. */
export function studioGlow([x, y, z]: Vector): number {
  return 0.34 + 0.36 * Math.max(0, y) + 0.75 * Math.max(0, -0.6 * x + 0.45 * y + 0.66 * z) + 0.22 * Math.max(0, 0.85 * x + 0.1 * y + 0.5 * z);
}

/** Reflectance and bias of a rough surface under even light (Karis, "Physically Based Shading on Mobile"), after the angle to the viewer. */
export function reflectance(roughness: number, facing: number): readonly [number, number] {
  const r = [1 - roughness, 0.0425 - 0.0275 * roughness, 1.04 - 0.572 * roughness, 0.022 * roughness - 0.04] as const;
  const a = Math.min(r[0] * r[0], 2 ** (-9.28 * facing)) * r[0] + r[1];
  return [-1.04 * a + r[2], 1.04 * a + r[3]];
}

function smoothStep(from: number, to: number, at: number): number {
  const t = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
