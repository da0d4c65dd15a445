import { Mesh, type Material, type Object3D } from 'three';
import type { GLTF } from 'three/addons/loaders/GLTFLoader.js';
import type { VariantChoice } from '../shot.ts';

export type Variants = {
  /** Names as the model has them: `Case/Gold`. */
  readonly names: readonly string[];
  readonly materials: readonly Material[];
  readonly choose: (choice: VariantChoice) => void;
};

type Slot = { readonly mesh: Mesh; readonly own: Material; readonly byVariant: ReadonlyMap<string, Material> };

/**
 * KHR_materials_variants, one axis of choice per prefix. All materials are loaded with the model, so that a change is
 * one assignment. `isFixed` names meshes whose material the stage has replaced.
 */
export async function readVariants(model: GLTF, root: Object3D, isFixed: (mesh: Mesh) => boolean): Promise<Variants> {
  // GLTFLoader's types keep the file's JSON open; this is the extension's published shape.
  const json = model.parser.json as GltfJson;
  const names = (json.extensions?.KHR_materials_variants?.variants ?? []).map(({ name }) => name);
  const slots: Slot[] = [];
  const meshes: Mesh[] = [];
  root.traverse((node) => void (node instanceof Mesh && meshes.push(node)));
  for (const mesh of meshes) {
    const { meshes: meshIndex = -1, primitives = 0 } = model.parser.associations.get(mesh) ?? {};
    const mappings = json.meshes?.[meshIndex]?.primitives[primitives]?.extensions?.KHR_materials_variants?.mappings ?? [];
    if (mappings.length === 0 || isFixed(mesh) || Array.isArray(mesh.material)) continue;
    slots.push({ mesh, own: mesh.material, byVariant: await materialsOf(model, mesh, mappings, names) });
  }
  return {
    names,
    materials: slots.flatMap((slot) => [...slot.byVariant.values()]),
    choose: (choice) => {
      const wanted = new Set(Object.entries(choice).map(([axis, value]) => `${axis}/${value}`.toLowerCase()));
      for (const { mesh, own, byVariant } of slots) mesh.material = [...byVariant].find(([name]) => wanted.has(name.toLowerCase()))?.[1] ?? own;
    },
  };
}

async function materialsOf(model: GLTF, mesh: Mesh, mappings: readonly Mapping[], names: readonly string[]): Promise<ReadonlyMap<string, Material>> {
  const own = mesh.material;
  const byVariant = new Map<string, Material>();
  for (const { material, variants } of mappings) {
    // The loader's own materials are instances of three's Material; its types say `any`.
    mesh.material = (await model.parser.getDependency('material', material)) as Material;
    model.parser.assignFinalMaterial(mesh);
    for (const index of variants) {
      const name = names[index];
      if (name !== undefined && !Array.isArray(mesh.material)) byVariant.set(name, mesh.material);
    }
  }
  mesh.material = own;
  return byVariant;
}

type Mapping = { readonly material: number; readonly variants: readonly number[] };
type GltfJson = {
  readonly extensions?: { readonly KHR_materials_variants?: { readonly variants: readonly { readonly name: string }[] } };
  readonly meshes?: readonly { readonly primitives: readonly { readonly extensions?: { readonly KHR_materials_variants?: { readonly mappings: readonly Mapping[] } } }[] }[];
};
