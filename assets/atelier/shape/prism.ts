import { ShapeUtils, Vector2 } from 'three';
import { loft } from './loft.ts';
import { offset, signedArea, type Outline } from './outline.ts';
import { patch, type Skin, type Solid } from './solid.ts';
import type { V3 } from './vector.ts';

export type PrismOptions = {
  readonly outline: Outline;
  /** Clockwise, or turned to it. */
  readonly holes?: readonly Outline[];
  readonly bottom: number;
  readonly top: number;
  /** 45° bevel of the upper edge. */
  readonly chamfer?: number;
  readonly lowerChamfer?: number;
  readonly hasFloor?: boolean;
  /** Without walls a thin print stays a sheet. */
  readonly hasWalls?: boolean;
  readonly topSkin: Skin;
  readonly sideSkin: Skin;
  readonly chamferSkin?: Skin;
  /** The upper bevel in three steps of 60, 45 and 30 degrees, as a file leaves it: some of it always meets a light. */
  readonly isDomed?: boolean;
};

/** A plate of any outline, its edges bevelled, its holes too. */
export function prism(options: PrismOptions): Solid {
  const { outline, bottom, top, chamfer = 0, lowerChamfer = 0, topSkin, sideSkin } = options;
  const bodies = [outline, ...(options.holes ?? []).map((hole) => (signedArea(hole) > 0 ? hole.toReversed() : hole))];
  const walls = options.hasWalls === false ? [] : bodies.flatMap((body) => wall(body, options));
  const topCap = cap(bodies.map((body) => offset(body, -chamfer)), top, topSkin, true);
  const floor = options.hasFloor === true ? cap(bodies.map((body) => offset(body, -lowerChamfer)), bottom, sideSkin, false) : [];
  return [...walls, ...topCap, ...floor];
}

function wall(body: Outline, { bottom, top, chamfer = 0, lowerChamfer = 0, sideSkin, chamferSkin, isDomed = false }: PrismOptions): Solid {
  const bevel = chamferSkin ?? sideSkin;
  const rings: { ring: readonly V3[]; skin: Skin }[] = [];
  if (lowerChamfer > 0) rings.push({ ring: lift(offset(body, -lowerChamfer), bottom), skin: bevel });
  rings.push({ ring: lift(body, bottom + lowerChamfer), skin: sideSkin }, { ring: lift(body, top - chamfer), skin: bevel });
  for (const [inwards, upwards] of isDomed ? fileSteps : []) rings.push({ ring: lift(offset(body, -chamfer * inwards), top - chamfer * (1 - upwards)), skin: bevel });
  if (chamfer > 0) rings.push({ ring: lift(offset(body, -chamfer), top), skin: bevel });
  return loft(rings.map((entry) => entry.ring), { skin: (band) => rings[band]?.skin ?? sideSkin, isClosed: true });
}

const fileSteps = [[0.25, 0.42], [0.58, 0.75]] as const;

export function lift(outline: Outline, z: number): readonly V3[] {
  return outline.map(([x, y]) => [x, y, z]);
}

/** A plane face with holes: the first outline anticlockwise, the others clockwise. */
export function cap(outlines: readonly Outline[], z: number, skin: Skin, isUp: boolean): Solid {
  const contours = outlines.map((outline) => outline.map(([x, y]) => new Vector2(x, y)));
  const [outer, ...holes] = contours;
  if (outer === undefined) return [];
  const faces = ShapeUtils.triangulateShape(outer, holes);
  const points = outlines.flatMap((outline) => lift(outline, z));
  const triangles = faces.map(([a = 0, b = 0, c = 0]) => (isUp ? [a, b, c] as const : [a, c, b] as const));
  return [patch(skin, points, triangles)];
}
