import type { StageReport } from '../shot.ts';
import type { LiveStage } from '../scene/live-stage.tsx';
import { prepareWatch } from '../scene/prepare-watch.ts';
import { buildRig } from './build-rig.ts';
import type { ComingModel } from './read-model.ts';
import type { WatchRig } from './watch-rig.ts';

/**
 * Makes a model that is on its way a watch, and has its programs and textures on the card before it is shown.
 * Rejects when it cannot be had or is not a watch; the cause is reported to staff first.
 */
export async function loadWatch(watchId: string, { bytes, model }: ComingModel, live: LiveStage, onReport: (report: StageReport) => void): Promise<WatchRig> {
  await bytes.catch((error: unknown) => {
    onReport({ kind: 'model-missing', watchId, cause: String(error) });
    throw error;
  });
  try {
    const rig = await buildRig(watchId, await model, live.context.dresser);
    await prepareWatch(live, rig);
    return rig;
  } catch (error) {
    onReport({ kind: 'model-broken', watchId, cause: String(error) });
    throw error;
  }
}
