import { DirectionalLight, Mesh, PerspectiveCamera, Scene, Texture, type Object3D, type WebGLRenderer } from 'three';
import type { VariantChoice } from '../shot.ts';
import type { WatchRig } from '../watch/watch-rig.ts';
import type { LiveStage } from './live-stage.tsx';

/** Puts programs and textures of what a closed watch shows on the card before anyone sees it; the rest can wait until it is looked at. */
export async function prepareWatch({ context: { renderer }, studio }: Pick<LiveStage, 'context' | 'studio'>, rig: WatchRig): Promise<void> {
  const scene = new Scene();
  const key = new DirectionalLight();
  const camera = new PerspectiveCamera();
  key.castShadow = true;
  scene.add(rig.root, rig.ground.mesh, key);
  rig.light(studio.apply(scene, key, { azimuthDeg: 0, elevationDeg: 0 }, 0, 0));
  rig.setOpen(false);
  const meshes = oneOfEach(scene);
  // Where the card cannot tell whether a program is compiled, waiting would only lose time.
  const isTold = renderer.extensions.has('KHR_parallel_shader_compile');
  const ready = meshes.map((mesh) => (isTold ? renderer.compileAsync(mesh, camera, scene) : renderer.compile(mesh, camera, scene)));
  uploadTextures(renderer, meshes);
  await Promise.all(ready);
  key.dispose();
  rig.root.removeFromParent();
  rig.ground.mesh.removeFromParent();
}

/** Prepares what `prepareWatch` left: the movement, and every variant's materials. `choice` is what the watch wears now. */
export function prepareRest({ context: { renderer }, camera }: Pick<LiveStage, 'context' | 'camera'>, scene: Scene, rig: WatchRig, choice: VariantChoice): void {
  for (const texture of rig.textures) renderer.initTexture(texture);
  renderer.compile(rig.root, camera, scene);
  for (const name of rig.variants) {
    const [axis = '', value = ''] = name.split('/');
    rig.setVariant({ [axis]: value });
    renderer.compile(rig.root, camera, scene);
  }
  rig.setVariant(choice);
}

/** One visible mesh for each material, and for each way in which it is lit: a program more for a mesh more would be the same one. */
function oneOfEach(root: Object3D): readonly Mesh[] {
  const found = new Map<string, Mesh>();
  root.traverseVisible((object) => {
    if (object instanceof Mesh && !Array.isArray(object.material)) found.set(`${object.material.uuid} ${object.receiveShadow} ${object.geometry.hasAttribute('tangent')}`, object);
  });
  return [...found.values()];
}

function uploadTextures(renderer: WebGLRenderer, meshes: readonly Mesh[]): void {
  const textures = new Set(meshes.flatMap((mesh) => Object.values(mesh.material).filter((value) => value instanceof Texture)));
  for (const texture of textures) renderer.initTexture(texture);
}
