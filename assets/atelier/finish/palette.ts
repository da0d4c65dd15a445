import { blasted, brushed, leather, paint, polished, type Colour, type MetalName, type Recipe } from './material.ts';
import type { Slot } from './slot.ts';

/** What each slot of one watch is made of. */
export type Palette = Readonly<Record<Slot, Recipe>>;

export type StrapName = 'Leather-Slate' | 'Leather-Chestnut' | 'Rubber-Ink' | 'Fabric-Snow';
export type CaseName = 'Steel' | 'Gold' | 'Titanium';

export function caseRecipes(name: CaseName): Pick<Palette, 'case-polished' | 'case-brushed'> {
  const metal = ({ Steel: 'steel', Gold: 'gold', Titanium: 'titanium' } as const satisfies Record<CaseName, MetalName>)[name];
  return { 'case-polished': polished(metal), 'case-brushed': brushed(metal) };
}

export function strapRecipes(name: StrapName): Pick<Palette, 'strap' | 'strap-lining' | 'strap-thread' | 'strap-edge'> {
  return straps[name];
}

/** The movement looks alike in all six; dial, hands and print are the watch's own. */
export function paletteOf(own: Omit<Palette, keyof typeof movementRecipes | 'sapphire'>): Palette {
  return { ...movementRecipes, ...own, sapphire };
}

function strap(name: string, body: Recipe, thread: Colour, edge: Colour, lining: Colour): Pick<Palette, 'strap' | 'strap-lining' | 'strap-thread' | 'strap-edge'> {
  return {
    strap: body,
    'strap-lining': paint(`LINING_${name}`, lining, 0.7, { pattern: 'leather', patternDepth: 0.3 }),
    'strap-thread': paint(`THREAD_${name}`, thread, 0.7),
    'strap-edge': paint(`EDGE_${name}`, edge, 0.42),
  };
}

const straps: Readonly<Record<StrapName, ReturnType<typeof strap>>> = {
  'Leather-Slate': strap('SLATE', leather('SLATE', [0.04, 0.045, 0.051]), [0.13, 0.137, 0.145], [0.008, 0.009, 0.01], [0.075, 0.07, 0.064]),
  'Leather-Chestnut': strap('CHESTNUT', leather('CHESTNUT', [0.095, 0.034, 0.014]), [0.32, 0.22, 0.14], [0.03, 0.011, 0.006], [0.22, 0.13, 0.075]),
  'Rubber-Ink': strap('INK', paint('RUBBER_INK', [0.008, 0.01, 0.014], 0.58, { pattern: 'rubber', patternDepth: 0.5 }), [0.01, 0.012, 0.016], [0.008, 0.01, 0.014], [0.01, 0.012, 0.016]),
  'Fabric-Snow': strap('SNOW', paint('FABRIC_SNOW', [0.5, 0.5, 0.49], 1, { pattern: 'fabric', patternDepth: 0.9, specular: 0.3 }), [0.62, 0.62, 0.6], [0.44, 0.44, 0.43], [0.3, 0.28, 0.26]),
};

const sapphire: Recipe = { name: 'MAT_SAPPHIRE', colour: [1, 1, 1], metallic: 0, roughness: 0, isSapphire: true };
const nickelSilver: Colour = [0.66, 0.645, 0.61];

const movementRecipes = {
  'steel-polished': polished('platinum'),
  'steel-brushed': { ...brushed('platinum'), name: 'MAT_STEEL_GRAINED' },
  'steel-blued': { name: 'MAT_STEEL_BLUED', colour: [0.017, 0.042, 0.18], metallic: 1, roughness: 0.12 },
  bridge: { name: 'MAT_BRIDGE_GENEVA', colour: nickelSilver, metallic: 1, roughness: 0.22, pattern: 'geneva', patternDepth: 4.5 },
  plate: { name: 'MAT_PLATE_PERLAGE', colour: [0.6, 0.585, 0.55], metallic: 1, roughness: 0.3, pattern: 'perlage', patternDepth: 0.4 },
  brass: { name: 'MAT_GILT_CIRCULAR', colour: [0.86, 0.62, 0.33], metallic: 1, roughness: 0.24, anisotropy: 0.7 },
  gilt: { name: 'MAT_GILT_POLISHED', colour: [0.88, 0.63, 0.34], metallic: 1, roughness: 0.1 },
  ruby: { name: 'MAT_RUBY', colour: [0.3, 0.004, 0.035], metallic: 0, roughness: 0.06, clearcoat: 1, clearcoatRoughness: 0.02 },
  barrel: { name: 'MAT_BARREL_SNAILED', colour: [0.64, 0.62, 0.58], metallic: 1, roughness: 0.26, anisotropy: 0.8, pattern: 'snailing', patternDepth: 0.8 },
  spring: { name: 'MAT_HAIRSPRING', colour: [0.3, 0.33, 0.42], metallic: 1, roughness: 0.2 },
  engraving: paint('ENGRAVING', [0.03, 0.03, 0.032], 0.7),
  rotor: { ...blasted('steel'), name: 'MAT_ROTOR', roughness: 0.3, anisotropy: 0.7, pattern: 'brush', patternDepth: 0.4 },
} as const satisfies Partial<Record<Slot, Recipe>>;
