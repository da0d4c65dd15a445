import { setTimeout as pause } from 'node:timers/promises';
import type { SceneName } from '#contract/window-api.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { CoreLink } from './core-link.ts';
import type { Glass } from './glass.ts';

export type Seen = { readonly scene: SceneName; readonly isPublic: boolean };

const maxWidthPx = 540;
/** A page tells of a scene after it is painted: a picture is kept only when no other scene was told of for this long after it. */
const settleMs = 400;

/** Takes a picture of the glass for the console, of public scenes only, and of nothing that changed while it was taken. */
export async function sendScreenshot(core: CoreLink, glass: Glass, clock: Clock, seenNow: () => Seen | null): Promise<void> {
  const seen = seenNow();
  if (!seen?.isPublic) return;
  const takenAt = clock.now().toISOString();
  const picture = await glass.contents().capturePage();
  await pause(settleMs);
  if (picture.isEmpty() || seenNow() !== seen) return;
  const small = picture.getSize().width > maxWidthPx ? picture.resize({ width: maxWidthPx }) : picture;
  core.tell({ type: 'screenshot', takenAt, scene: seen.scene, mime: 'image/jpeg', bytes: new Uint8Array(small.toJPEG(80)) });
}
