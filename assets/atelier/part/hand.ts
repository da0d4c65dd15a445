import { grained, plain } from '../finish/skin.ts';
import type { Slot } from '../finish/slot.ts';
import { lathe } from '../shape/loft.ts';
import { loft } from '../shape/loft.ts';
import type { Skin, Solid } from '../shape/solid.ts';
import { at, mix, range, type V2, type V3 } from '../shape/vector.ts';

export type HandShape = 'dauphine' | 'baton' | 'needle' | 'arrow';

export type HandPlan = {
  readonly shape: HandShape;
  readonly length: number;
  readonly width: number;
  readonly tail: number;
  /** Underside over the dial. */
  readonly z: number;
  readonly hubRadius: number;
  readonly lumeWidth?: number;
  readonly slots?: { readonly sunny: Slot; readonly shaded: Slot };
};

/** A hand 0.18 thick, and on it a ridge: one flank polished, the other brushed, so that one is bright when the other is dark. Points to 12. */
export function hand(plan: HandPlan): Solid {
  const { z, slots = { sunny: 'hand-polished', shaded: 'hand-brushed' } } = plan;
  const sunny = plain(slots.sunny);
  const stations = stationsOf(plan);
  const rib = plan.shape === 'needle' ? 0.14 : crestOf(plan);
  const left = stations.map(([y, half]): V3 => [-half, y, z + edge]);
  const right = stations.map(([y, half]): V3 => [half, y, z + edge]);
  const crest = stations.map(([y, half]): V3 => [0, y, z + (half < 0.01 ? edge : rib)]);
  const under = (line: readonly V3[]): readonly V3[] => line.map(([x, y]): V3 => [x, y, z]);
  const face = (lines: readonly (readonly V3[])[], skin: Skin): Solid => loft(lines, { isClosed: false, skin: () => skin });
  return [
    ...face([right, crest], sunny),
    ...face([crest, left], grained(slots.shaded)),
    ...face([under(right), right], sunny),
    ...face([left, under(left)], sunny),
    ...face([under(left), under(right)], sunny),
    ...hub(plan, sunny),
    ...lume(plan),
  ];
}

const edge = 0.03;

/** Height of the ridge over the underside: flanks of about 17 degrees, and room for the next hand. */
function crestOf({ width }: HandPlan): number {
  return Math.min(0.25, Math.max(0.18, edge + width * 0.155));
}

/** Half width along the hand, from tail to tip. */
function stationsOf({ shape, length, width, tail }: HandPlan): readonly V2[] {
  const half = width / 2;
  switch (shape) {
    case 'dauphine': return [[-tail, 0.02], [-tail * 0.5, half * 0.36], [0, half * 0.62], [length * 0.26, half], [length * 0.98, 0.07], [length, 0.005]];
    case 'baton': return [[-tail, half * 0.8], [-tail + 0.05, half * 0.86], [length * 0.5, half], [length - half * 1.7, half * 0.96], [length - 0.02, 0.05], [length, 0.005]];
    case 'needle': return [[-tail, half * 2.6], [-tail * 0.45, half * 2.2], [-tail * 0.4, half * 1.2], [0, half * 1.3], [length * 0.5, half], [length - 0.1, half * 0.5], [length, 0.005]];
    case 'arrow': return [[-tail, half * 0.32], [0, half * 0.3], [length - width * 1.35, half * 0.26], [length - width * 1.35 + 0.02, half], [length - 0.03, 0.06], [length, 0.005]];
  }
}

function hub({ hubRadius, z }: HandPlan, skin: Skin): Solid {
  const profile: readonly V2[] = [[hubRadius, z], [hubRadius, z + 0.15], [hubRadius - 0.06, z + 0.21], [hubRadius * 0.45, z + 0.21], [hubRadius * 0.4, z + 0.19], [0.001, z + 0.19]];
  return lathe(profile, () => skin, 48);
}

function lume(plan: HandPlan): Solid {
  const { shape, length, width, lumeWidth, z } = plan;
  if (lumeWidth === undefined) return [];
  const [from, to] = shape === 'arrow' ? [length - width * 1.1, length - width * 0.45] : [length * 0.42, length - width * 1.15];
  const half = lumeWidth / 2;
  const top = z + crestOf(plan) + 0.015;
  const taper = shape === 'arrow' ? 0.35 : 1;
  const rows = range(2).map((i): readonly V3[] => {
    const [y, w] = i === 0 ? [from, half] : [to, half * taper];
    return [[-w, y, top], [w, y, top]];
  });
  return loft([at(rows, 0), at(rows, 1)], { isClosed: false, skin: () => plain('lume') });
}

/** The bright pin that closes the hands' axis. */
export function cannonPin(z: number, radius = 0.42, slot: Slot = 'hand-polished'): Solid {
  return lathe([[radius, z - 0.4], [radius, z + 0.02], [mix(radius, 0, 0.3), z + 0.1], [0.001, z + 0.13]], () => plain(slot), 32);
}
