import type { PatternName } from './pattern.ts';

export type Colour = readonly [number, number, number];

/** A glTF material in the atelier's words. Colours are linear; metals carry their reflectance at normal incidence. */
export type Recipe = {
  readonly name: `MAT_${string}`;
  readonly colour: Colour;
  readonly metallic: number;
  readonly roughness: number;
  /** Across the grain; 0 leaves the grain out. */
  readonly anisotropy?: number;
  readonly clearcoat?: number;
  readonly clearcoatRoughness?: number;
  readonly sheen?: Colour;
  readonly pattern?: PatternName;
  readonly patternDepth?: number;
  readonly isSapphire?: boolean;
  /** Dielectrics only; 1 is the usual 4 %. */
  readonly specular?: number;
};

const steel: Colour = [0.67, 0.64, 0.6];
const titanium: Colour = [0.44, 0.4, 0.36];
const platinum: Colour = [0.67, 0.64, 0.58];
const gold: Colour = [0.91, 0.6, 0.42];
export const metals = { steel, titanium, platinum, gold } as const;
export type MetalName = keyof typeof metals;

export function polished(metal: MetalName): Recipe {
  return { name: `MAT_${upper(metal)}_POLISHED`, colour: metals[metal], metallic: 1, roughness: 0.05 };
}

export function brushed(metal: MetalName): Recipe {
  return { name: `MAT_${upper(metal)}_BRUSHED`, colour: metals[metal], metallic: 1, roughness: 0.28, anisotropy: 0.75, pattern: 'brush', patternDepth: 0.7 };
}

/** Brushed too small for its strokes to be seen one by one. */
export function satin(metal: MetalName): Recipe {
  return { name: `MAT_${upper(metal)}_SATIN`, colour: metals[metal], metallic: 1, roughness: 0.28, anisotropy: 0.75 };
}

export function blasted(metal: MetalName): Recipe {
  return { name: `MAT_${upper(metal)}_BLASTED`, colour: metals[metal], metallic: 1, roughness: 0.48 };
}

/** A dial of metal under tinted lacquer, its grain turned by rays. */
export function lacquer(name: string, colour: Colour, more: Partial<Recipe> = {}): Recipe {
  return { name: `MAT_DIAL_${name}`, colour, metallic: 1, roughness: 0.34, anisotropy: 0.7, pattern: 'brush', patternDepth: 0.3, clearcoat: 0.6, clearcoatRoughness: 0.06, ...more };
}

export function paint(name: string, colour: Colour, roughness = 0.55, more: Partial<Recipe> = {}): Recipe {
  return { name: `MAT_${name}`, colour, metallic: 0, roughness, ...more };
}

export function leather(name: string, colour: Colour): Recipe {
  return { name: `MAT_LEATHER_${name}`, colour, metallic: 0, roughness: 0.46, pattern: 'leather', patternDepth: 0.95 };
}

function upper(metal: MetalName): Uppercase<MetalName> {
  // toUpperCase has no literal types.
  return metal.toUpperCase() as Uppercase<MetalName>;
}
