import type { Document, Material, Texture } from '@gltf-transform/core';
import { EXTTextureWebP, KHRMaterialsVariants } from '@gltf-transform/extensions';
import { normalMapOf, type PatternName } from '../finish/pattern.ts';
import { caseRecipes, strapRecipes } from '../finish/palette.ts';
import type { Recipe } from '../finish/material.ts';
import { caseSlots, strapSlots, type Slot } from '../finish/slot.ts';
import { shadeMap } from './shade-map.ts';
import type { Watch } from './watch.ts';
import { writeMaterial } from './write-material.ts';

export type Mappings = ReturnType<KHRMaterialsVariants['createMappingList']>;

export type MaterialShelf = {
  /** The slot's material as the watch is shown. */
  readonly materialOf: (slot: Slot) => Promise<Material>;
  /** What each variant turns the slot into; undefined where no axis reaches it. */
  readonly variantsOf: (slot: Slot) => Promise<Mappings | undefined>;
  readonly isShaded: (slot: Slot) => boolean;
  readonly needsUv: (slot: Slot) => boolean;
  readonly needsTangents: (slot: Slot) => boolean;
};

/** Each material and texture of a watch, written once. */
export function openMaterialShelf(document: Document, watch: Watch): MaterialShelf {
  document.createExtension(EXTTextureWebP).setRequired(true);
  const materials = new Map<string, Promise<Material>>();
  const textures = new Map<string, Promise<Texture>>();
  const axes = axesOf(watch);
  const keep = <T>(shelf: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const known = shelf.get(key);
    if (known !== undefined) return known;
    const made = make();
    shelf.set(key, made);
    return made;
  };
  const webp = (name: string, bytes: Promise<Uint8Array<ArrayBuffer>>): Promise<Texture> =>
    keep(textures, name, async () => document.createTexture(name).setImage(await bytes).setMimeType('image/webp'));
  const patternOf = (name: PatternName | undefined): Promise<Texture> | undefined => (name === undefined ? undefined : webp(name, normalMapOf(name)));
  const write = (slot: Slot, recipe: Recipe): Promise<Material> => keep(materials, recipe.name, async () => writeMaterial(document, recipe, {
    pattern: await patternOf(recipe.pattern),
    occlusion: shadedSlots.has(slot) ? await webp('shade', shadeMap(watch.shade)) : undefined,
  }));
  const recipesOf = (slot: Slot): readonly Recipe[] => [watch.palette[slot], ...axes.flatMap((axis) => axis.recipes(slot) ?? [])];
  return {
    materialOf: (slot) => write(slot, axes.map((axis) => axis.recipes(slot)).find((recipe) => recipe !== undefined) ?? watch.palette[slot]),
    isShaded: (slot) => shadedSlots.has(slot),
    needsUv: (slot) => recipesOf(slot).some((recipe) => recipe.pattern !== undefined),
    needsTangents: (slot) => recipesOf(slot).some((recipe) => (recipe.anisotropy ?? 0) > 0 || recipe.pattern !== undefined),
    variantsOf: async (slot) => {
      const reaching = axes.flatMap((axis) => { const recipe = axis.recipes(slot); return recipe === undefined ? [] : [{ variant: axis.variant, recipe }]; });
      if (reaching.length === 0) return undefined;
      const extension = document.createExtension(KHRMaterialsVariants);
      const list = extension.createMappingList();
      for (const { variant, recipe } of reaching) list.addMapping(extension.createMapping().setMaterial(await write(slot, recipe)).addVariant(variantNamed(document, variant)));
      return list;
    },
  };
}

const shadedSlots: ReadonlySet<Slot> = new Set<Slot>(['dial', 'dial-second']);

type Axis = { readonly variant: string; readonly recipes: (slot: Slot) => Recipe | undefined };

function axesOf({ cases, straps }: Watch): readonly Axis[] {
  const isCase = (slot: Slot): slot is (typeof caseSlots)[number] => caseSlots.some((known) => known === slot);
  const isStrap = (slot: Slot): slot is (typeof strapSlots)[number] => strapSlots.some((known) => known === slot);
  return [
    ...cases.map((name): Axis => ({ variant: `Case/${name}`, recipes: (slot) => (isCase(slot) ? caseRecipes(name)[slot] : undefined) })),
    ...straps.map((name): Axis => ({ variant: `Strap/${name}`, recipes: (slot) => (isStrap(slot) ? strapRecipes(name)[slot] : undefined) })),
  ];
}

type Variant = ReturnType<KHRMaterialsVariants['createVariant']>;

function variantNamed(document: Document, name: string): Variant {
  const extension = document.createExtension(KHRMaterialsVariants);
  return extension.listVariants().find((variant) => variant.getName() === name) ?? extension.createVariant(name);
}
