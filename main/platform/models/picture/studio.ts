/**
 * Light of a small studio, by the direction it comes from and how blurred a surface sees it: a tall soft box on the left, a strip on the right,
 * one above, a dark floor. Linear, about 0 to 4. Y is up, the viewer looks along −Z.
 */
export function studioLight(x: number, y: number, z: number, roughness: number): number {
  const blur = 0.06 + roughness * 0.55;
  const keyLight = smoothStep(0.82 - blur, 0.82 + blur, -0.75 * x + 0.35 * y + 0.55 * z) * 3.4;
  const strip = smoothStep(0.88 - blur, 0.88 + blur, 0.9 * x + 0.1 * y + 0.35 * z) * 2.2;
  const above = smoothStep(0.72 - blur, 0.72 + blur, y) * 1.9;
  const fill = 0.16 + 0.22 * smoothStep(-0.9, 0.9, y);
  return fill + (keyLight + strip + above) / (1 + roughness * 1.6);
}

/** What a dull surface receives from all of it. */
export function studioGlow(x: number, y: number, z: number): number {
  return 0.34 + 0.36 * Math.max(0, y) + 0.75 * Math.max(0, -0.6 * x + 0.45 * y + 0.66 * z) + 0.22 * Math.max(0, 0.85 * x + 0.1 * y + 0.5 * z);
}

/** What a surface that mirrors `mirror` of the light from straight ahead mirrors at an angle (Karis, "Physically Based Shading on Mobile"). */
export function mirrored(mirror: number, roughness: number, facing: number): number {
  const smooth = 1 - roughness;
  const a = Math.min(smooth * smooth, 2 ** (-9.28 * facing)) * smooth + 0.0425 - 0.0275 * roughness;
  return mirror * (1.04 - 0.572 * roughness - 1.04 * a) + 1.04 * a + 0.022 * roughness - 0.04;
}

function smoothStep(from: number, to: number, at: number): number {
  const t = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
