import { DirectionalLight, Mesh, PerspectiveCamera, Scene, type Object3D } from 'three';
import type { WatchRig } from '../watch/watch-rig.ts';
import type { LiveStage } from './live-stage.tsx';

/** Puts a watch's programs and textures on the card before anyone sees it, all variants' materials included. */
export async function prepareWatch({ context: { renderer, quality }, studio }: Pick<LiveStage, 'context' | 'studio'>, rig: WatchRig): Promise<void> {
  const scene = new Scene();
  const key = new DirectionalLight();
  const camera = new PerspectiveCamera();
  key.castShadow = true;
  scene.add(rig.root, key);
  rig.light(studio.apply(scene, key, { azimuthDeg: 0, elevationDeg: 0 }, 0, 0));
  // Where the card cannot tell whether a program is compiled, waiting would only lose time.
  const isTold = renderer.extensions.has('KHR_parallel_shader_compile');
  const seen = new Set<string>();
  const ready = [{}, ...rig.variants.map(choiceOf)].flatMap((choice) => {
    rig.setVariant(choice);
    return unseen(scene, seen).map((mesh) => (isTold ? renderer.compileAsync(mesh, camera, scene) : renderer.compile(mesh, camera, scene)));
  });
  rig.setVariant({});
  for (const texture of rig.textures) {
    // Grain and guilloche are seen at a slant as a rule.
    texture.anisotropy = quality.slantSamples;
    renderer.initTexture(texture);
  }
  await Promise.all(ready);
  key.dispose();
  rig.root.removeFromParent();
}

function choiceOf(name: string): Readonly<Record<string, string>> {
  const [axis = '', value = ''] = name.split('/');
  return { [axis]: value };
}

/** One mesh for each material, and for each way in which it is lit: another mesh would ask for the same program. */
function unseen(root: Object3D, seen: Set<string>): readonly Mesh[] {
  const found: Mesh[] = [];
  root.traverse((object) => {
    if (!(object instanceof Mesh)) return;
    const key = `${[object.material].flat().map(({ uuid }) => uuid).join(' ')} ${object.receiveShadow} ${object.geometry.hasAttribute('tangent')}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push(object);
  });
  return found;
}
