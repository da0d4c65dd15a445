import { plain } from '../finish/skin.ts';
import { offset, type Outline } from '../shape/outline.ts';
import { cap } from '../shape/prism.ts';
import type { Solid } from '../shape/solid.ts';
import type { V2 } from '../shape/vector.ts';
import { shell, type Level } from './shell.ts';

export type CrystalPlan = {
  readonly outline: Outline;
  readonly bottom: number;
  readonly thickness: number;
  /** Rise of a domed crystal's middle over its edge. */
  readonly dome?: number;
};

/** Sapphire of true thickness, its upper edge bevelled by 0.25. */
export function crystal({ outline, bottom, thickness, dome = 0 }: CrystalPlan): Solid {
  const glass = plain('sapphire');
  const top = bottom + thickness;
  const scaled = (share: number): Outline => offset(outline, -0.25).map(([x, y]): V2 => [x * share, y * share]);
  const shares = dome > 0 ? [1, 0.92, 0.8, 0.64, 0.44, 0.22, 0.06] : [1];
  const levels: Level[] = [
    { outline, z: bottom, skin: glass },
    { outline, z: top - 0.25, skin: glass },
    ...shares.map((share): Level => ({ outline: scaled(share), z: top + dome * (1 - share * share), skin: glass })),
  ];
  const last = shares.at(-1) ?? 1;
  return [...shell(levels), ...cap([scaled(last)], top + dome * (1 - last * last), glass, true), ...cap([outline], bottom, glass, false)];
}
