import { polished, satin, type MetalName, type Recipe } from '../finish/material.ts';
import type { Palette } from '../finish/palette.ts';
import { caseRecipes, strapRecipes, type CaseName, type StrapName } from '../finish/palette.ts';

type Fittings = Pick<Palette, 'hand-polished' | 'hand-brushed' | 'index-polished' | 'index-brushed'>;

/** Hands and indices of one metal. */
export function fittings(hands: MetalName, indices: MetalName = hands): Fittings {
  return {
    'hand-polished': { ...polished(hands), name: 'MAT_HAND_POLISHED', roughness: 0.08 },
    'hand-brushed': { ...satin(hands), name: 'MAT_HAND_BRUSHED' },
    'index-polished': { ...polished(indices), name: 'MAT_INDEX_POLISHED', roughness: 0.07 },
    'index-brushed': { ...satin(indices), name: 'MAT_INDEX_BRUSHED' },
  };
}

/** Hands of steel let down to blue over a flame. */
export function bluedHands(): Pick<Palette, 'hand-polished' | 'hand-brushed'> {
  const blue = { colour: [0.015, 0.036, 0.16], metallic: 1 } as const satisfies Partial<Recipe>;
  return {
    'hand-polished': { name: 'MAT_HAND_BLUED', ...blue, roughness: 0.1 },
    'hand-brushed': { name: 'MAT_HAND_BLUED_SATIN', ...blue, roughness: 0.3, anisotropy: 0.7 },
  };
}

/** Case and strap as a watch is first shown. */
export function firstDress(cases: readonly CaseName[], straps: readonly StrapName[]): Pick<Palette, 'case-polished' | 'case-brushed' | 'strap' | 'strap-lining' | 'strap-thread' | 'strap-edge'> {
  return { ...caseRecipes(cases[0] ?? 'Steel'), ...strapRecipes(straps[0] ?? 'Leather-Slate') };
}
