import { PropertyType, type Document, type GLTF, type PlatformIO, type Property } from '@gltf-transform/core';
import { metalRough, prune, uninstance } from '@gltf-transform/functions';
import { ModelRefused } from '../model-refused.ts';
import type { Container } from './read-container.ts';
import { stripForeign } from './strip-foreign.ts';

/** Extensions that say nothing to the stage: it has its own light, and no use for what other programs note. */
const leftBehind = ['KHR_lights_punctual', 'KHR_xmp_json_ld', 'EXT_structural_metadata', 'EXT_mesh_features'];

/**
 * The document of a file that was checked, as plain geometry and materials: unpacked, without extras, cameras and lights.
 * @param note takes what was changed, in words
 * @throws ModelRefused
 */
export async function openDocument(io: PlatformIO, { json, binary }: Container, note: (sentence: string) => void): Promise<Document> {
  const document = await read(io, json, binary);
  dropScenery(document, note);
  const used = new Set(document.getRoot().listExtensionsUsed().map(({ extensionName }) => extensionName));
  if (used.has('KHR_materials_pbrSpecularGlossiness')) {
    await document.transform(metalRough());
    note('Materials of specular and glossiness were written as metal and roughness.');
  }
  if (used.has('EXT_mesh_gpu_instancing')) await document.transform(uninstance());
  for (const name of ['KHR_draco_mesh_compression', 'EXT_meshopt_compression']) document.disposeExtension(name);
  if (document.getRoot().listScenes().length === 0) throw new ModelRefused('nothing-shown', 'The file shows nothing: it has no scene. Export the scene, not only its meshes.');
  mergeBuffers(document);
  await document.transform(prune({ propertyTypes: [PropertyType.NODE, PropertyType.MESH, PropertyType.PRIMITIVE, PropertyType.ACCESSOR, PropertyType.MATERIAL, PropertyType.TEXTURE, PropertyType.SKIN], keepLeaves: false, keepSolidTextures: true, keepAttributes: true }));
  nameApart(document);
  return document;
}

async function read(io: PlatformIO, json: unknown, binary: Uint8Array): Promise<Document> {
  // Its shape was checked; the library keeps to what it knows of it.
  const own = stripForeign(json) as GLTF.IGLTF;
  try {
    return await io.readJSON({ json: own, resources: binary.length === 0 ? {} : { '@glb.bin': new Uint8Array(binary) } });
  } catch {
    throw new ModelRefused('unreadable', 'The model cannot be unpacked: its geometry is damaged. Export it again, without compression if it has one.');
  }
}

function dropScenery(document: Document, note: (sentence: string) => void): void {
  const root = document.getRoot();
  if (root.listCameras().length > 0) note('Cameras were left behind: the stage has its own.');
  if (root.listExtensionsUsed().some(({ extensionName }) => extensionName === 'KHR_lights_punctual')) note('Lights were left behind: the stage has its own.');
  root.listCameras().forEach((camera) => camera.dispose());
  leftBehind.forEach((name) => document.disposeExtension(name));
  const [shown, ...others] = [root.getDefaultScene() ?? root.listScenes()[0], ...root.listScenes()].filter((scene, place, all) => scene !== undefined && all.indexOf(scene) === place);
  if (others.length > 0) note('The file has several scenes; only the one it opens with was taken.');
  others.forEach((scene) => scene?.dispose());
  if (shown !== undefined && shown !== null) root.setDefaultScene(shown);
}

/** A GLB has one buffer. */
function mergeBuffers(document: Document): void {
  const [first, ...others] = document.getRoot().listBuffers();
  const kept = first ?? document.createBuffer();
  document.getRoot().listAccessors().forEach((accessor) => accessor.setBuffer(kept));
  others.forEach((buffer) => buffer.dispose());
  kept.setURI('');
}

/** Names are shown and looked for: each is printable, short, and one part's alone. */
function nameApart(document: Document): void {
  const root = document.getRoot();
  const lists: readonly (readonly Property[])[] = [root.listNodes(), root.listMeshes(), root.listMaterials(), root.listTextures(), root.listAnimations(), root.listScenes(), root.listSkins(), root.listAccessors(), root.listBuffers()];
  for (const list of lists) {
    const taken = new Set<string>();
    const again = new Map<string, number>();
    for (const property of list) {
      const clean = property.getName().replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, 80);
      let name = clean;
      while (name !== '' && taken.has(name)) {
        const count = (again.get(clean) ?? 1) + 1;
        again.set(clean, count);
        name = `${clean}.${count}`;
      }
      taken.add(name);
      property.setName(name);
    }
  }
  root.listTextures().forEach((texture) => texture.setURI(''));
}
