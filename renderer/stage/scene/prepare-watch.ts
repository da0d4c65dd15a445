import { DirectionalLight, PerspectiveCamera, Scene } from 'three';
import type { WatchRig } from '../watch/watch-rig.ts';
import type { LiveStage } from './live-stage.tsx';

/** Puts a watch's programs and textures on the card before anyone sees it, all variants' materials included. */
export async function prepareWatch({ context: { renderer }, studio }: Pick<LiveStage, 'context' | 'studio'>, rig: WatchRig): Promise<void> {
  const scene = new Scene();
  const key = new DirectionalLight();
  const camera = new PerspectiveCamera();
  key.castShadow = true;
  scene.add(rig.root, rig.ground.mesh, key);
  rig.light(studio.apply(scene, key, { azimuthDeg: 0, elevationDeg: 0 }, 0, 0));
  for (const texture of rig.textures) renderer.initTexture(texture);
  await renderer.compileAsync(scene, camera);
  for (const name of rig.variants) {
    const [axis = '', value = ''] = name.split('/');
    rig.setVariant({ [axis]: value });
    renderer.compile(scene, camera);
  }
  rig.setVariant({});
  key.dispose();
  rig.root.removeFromParent();
  rig.ground.mesh.removeFromParent();
}
