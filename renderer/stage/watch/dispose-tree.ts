import { Material, Mesh, Texture, type Object3D } from 'three';

/** Frees everything a loaded model holds on the GPU. Resources shared by several of its meshes are freed once. */
export function disposeTree(root: Object3D, alsoMaterials: readonly Material[] = []): void {
  const materials = new Set<Material>(alsoMaterials);
  root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    for (const material of Array.isArray(object.material) ? object.material : [object.material]) materials.add(material);
  });
  for (const material of materials) {
    for (const value of Object.values(material)) {
      if (value instanceof Texture) disposeTexture(value);
    }
    material.dispose();
  }
}

function disposeTexture(texture: Texture): void {
  const image: unknown = texture.source.data;
  // An ImageBitmap's pixels are outside the collector's view until it is closed.
  if (typeof ImageBitmap !== 'undefined' && image instanceof ImageBitmap) image.close();
  texture.dispose();
}
