import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { hubRoutes, report } from '#contract/hub-api.ts';
import { instant } from '#contract/ids.ts';
import { sceneName, type SceneName } from '#contract/window-api.ts';
import type { BlobFolder } from '../../platform/blobs/blob-folder.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { readBody, readBytes } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';
import type { Doorbell, DoorbellEvent } from './doorbell.ts';
import type { WindowLine } from './window-line.ts';
import type { WindowRepository } from './window-repository.ts';

type Parts = {
  readonly windows: WindowRepository; readonly publications: PublicationRepository; readonly doorbell: Doorbell; readonly blobs: BlobFolder; readonly clock: Clock;
  /** Ends the open doorbells when the hub stops. */
  readonly stopping: AbortSignal;
};

const screenshotBytes = 4 * 1024 * 1024;
const quietMs = 25_000;
/** Scenes in which a person may be read: never in a picture that leaves the boutique. */
const privateScenes: ReadonlySet<SceneName> = new Set(['who', 'consent', 'by-code', 'advisor']);

/** What a window asks for and tells: its desired publication, its health, its picture, and the doorbell. */
export function addWindowRoutes(app: Hono<WindowLine>, { windows, publications, doorbell, blobs, clock, stopping }: Parts): void {
  app.get(hubRoutes.desired, (context) => {
    const latest = publications.latest(context.get('window').id);
    if (latest === null) throw new RequestRefused(404, 'Nothing was published for this window yet.');
    const etag = `"${latest.sha256}"`;
    if (context.req.header('if-none-match') === etag) return context.body(null, 304, { etag });
    return context.json(latest.signed, 200, { etag, 'cache-control': 'no-cache' });
  });

  app.post(hubRoutes.report, async (context) => {
    const told = await readBody(context, report);
    windows.keepReport(context.get('window').id, told, clock.now().toISOString());
    return context.json({});
  });

  app.put(hubRoutes.screenshot, async (context) => {
    const takenAt = instant.safeParse(context.req.header('x-taken-at'));
    const scene = sceneName.safeParse(context.req.header('x-scene'));
    if (!takenAt.success || !scene.success) throw new RequestRefused(400, 'A screenshot says when it was taken (x-taken-at) and of which scene (x-scene).');
    if (privateScenes.has(scene.data)) throw new RequestRefused(403, 'A scene in which a person may be read is never sent.');
    const bytes = await readBytes(context, screenshotBytes);
    const mime = pictureMime(bytes);
    if (mime === null) throw new RequestRefused(400, 'A screenshot is a PNG or a JPEG.');
    const { id, screenshot: before } = context.get('window');
    const sha256 = await blobs.keep(bytes);
    windows.keepScreenshot(id, { sha256, takenAt: takenAt.data, scene: scene.data, mime });
    if (before !== null && !windows.hasScreenshot(before.sha256)) await blobs.drop(before.sha256);
    return context.json({});
  });

  app.get(hubRoutes.doorbell, (context) => streamSSE(context, async (stream) => {
    const { promise: over, resolve: end } = Promise.withResolvers<null>();
    const rung: DoorbellEvent[] = [];
    let wake: () => void = () => undefined;
    const stopListening = doorbell.listen(context.get('window').id, (event) => {
      if (!rung.includes(event)) rung.push(event);
      wake();
    });
    stream.onAbort(() => end(null));
    stopping.addEventListener('abort', () => end(null), { once: true });
    try {
      await stream.write(': here\n\n');
      while (!stream.aborted && !stopping.aborted) {
        const event = rung.shift();
        if (event !== undefined) {
          await stream.writeSSE({ event, data: '' });
          continue;
        }
        const ring = new Promise<null>((resolve) => {
          wake = () => resolve(null);
        });
        if (await isQuiet([ring, over])) await stream.write(': still here\n\n');
      }
    } finally {
      stopListening();
    }
  }));
}

/** True when none of them came before it was time for a sign of life. */
async function isQuiet(signals: readonly Promise<null>[]): Promise<boolean> {
  const { promise: quiet, resolve } = Promise.withResolvers<'quiet'>();
  const timer = setTimeout(() => resolve('quiet'), quietMs);
  const first = await Promise.race([...signals, quiet]);
  clearTimeout(timer);
  return first === 'quiet';
}

function pictureMime(bytes: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (start === '89504e47') return 'image/png';
  return start.startsWith('ffd8ff') ? 'image/jpeg' : null;
}
