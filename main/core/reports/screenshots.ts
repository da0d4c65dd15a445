import { hubRoutes } from '#contract/hub-api.ts';
import type { ToCore } from '#contract/core-process.ts';
import type { SceneName } from '#contract/window-api.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import { refusalOf, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';

export type Screenshot = Extract<ToCore, { type: 'screenshot' }>;

export type Screenshots = {
  /** Asks the shell for one, unless one was asked for a moment ago. */
  readonly want: () => void;
  readonly take: (screenshot: Screenshot) => void;
  readonly askJob: Job;
  readonly sendJob: Job;
};

type Parts = { readonly line: HubLine; readonly clock: Clock; readonly everyMs: number; readonly ask: () => void; readonly onTaken: () => void };

/** Scenes in which a person may be read: no picture of them leaves core, whatever the shell says. */
const privateScenes: ReadonlySet<SceneName> = new Set(['who', 'consent', 'thanks', 'by-code', 'advisor']);
const leastMs = 10_000;

/** Only the latest picture waits, and only in memory: an old one tells nothing. */
export function createScreenshots({ line, clock, everyMs, ask, onTaken }: Parts): Screenshots {
  let waiting: Screenshot | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;
  const want = (): void => {
    if (clock.monotonicMs() - askedAtMs < leastMs) return;
    askedAtMs = clock.monotonicMs();
    ask();
  };
  return {
    want,
    take: (screenshot) => {
      if (privateScenes.has(screenshot.scene)) return;
      waiting = screenshot;
      onTaken();
    },
    askJob: {
      name: 'screenshot-ask',
      rhythm: { everyMs, spread: 0.2, backOff: { firstMs: everyMs, mostMs: everyMs } },
      run: () => {
        want();
        return Promise.resolve('done');
      },
    },
    sendJob: {
      name: 'screenshot-send',
      rhythm: { everyMs: 60_000, spread: 0.2, backOff: { firstMs: 2_000, mostMs: 5 * 60_000 } },
      run: async (signal) => {
        const sending = waiting;
        if (sending === null) return 'done';
        const headers = { 'content-type': sending.mime, 'x-taken-at': sending.takenAt, 'x-scene': sending.scene };
        const answer = await line.ask({ method: 'PUT', path: hubRoutes.screenshot, headers, body: sending.bytes, timeoutMs: 60_000, signal });
        if (waiting === sending) waiting = null;
        if (answer.status !== 200) throw new HubFault('refused', refusalOf(answer), { status: answer.status });
        return 'done';
      },
    },
  };
}
