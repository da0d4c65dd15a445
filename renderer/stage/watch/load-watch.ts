import { GLTFLoader, type GLTF } from 'three/addons/loaders/GLTFLoader.js';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import type { StageReport } from '../shot.ts';
import type { LiveStage } from '../scene/live-stage.tsx';
import { prepareWatch } from '../scene/prepare-watch.ts';
import { buildRig } from './build-rig.ts';
import { extensionsOf, type MoreDecoders } from './more-decoders.ts';
import type { WatchRig } from './watch-rig.ts';

/**
 * Makes a model that is on its way a watch, and has its programs and textures on the card before it is shown.
 * Rejects when it cannot be had or is not a watch; the cause is reported to staff first.
 */
export async function loadWatch(watchId: string, coming: Promise<ArrayBuffer>, live: LiveStage, onReport: (report: StageReport) => void, decoders?: MoreDecoders): Promise<WatchRig> {
  const bytes = await coming.catch((error: unknown) => {
    onReport({ kind: 'model-missing', watchId, cause: String(error) });
    throw error;
  });
  try {
    const model = await parse(bytes, live, decoders);
    const rig = await buildRig(watchId, model, live.context.dresser);
    await prepareWatch(live, rig);
    return rig;
  } catch (error) {
    onReport({ kind: 'model-broken', watchId, cause: String(error) });
    throw error;
  }
}

async function parse(bytes: ArrayBuffer, { context: { renderer } }: LiveStage, decoders: MoreDecoders | undefined): Promise<GLTF> {
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  const dispose = await decoders?.(loader, renderer, extensionsOf(bytes));
  try {
    // An empty base: a model is one file; whatever it refers to outside is not fetched.
    return await loader.parseAsync(bytes, '');
  } finally {
    dispose?.();
  }
}
