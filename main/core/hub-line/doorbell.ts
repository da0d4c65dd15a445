import { hubRoutes } from '#contract/hub-api.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import type { HubLine } from './hub-line.ts';

const rings = ['desired', 'outcomes', 'vault', 'screenshot'] as const;

export type Ring = (typeof rings)[number];

/** The hub gives a sign of life every 25 s. */
const silenceMs = 75_000;
const longestLine = 1_024;

/** Listens for rings (server-sent events). A ring only makes a pull sooner, so one that is lost costs a minute at most. */
export function doorbellJob(line: HubLine, onRing: (ring: Ring) => void, onOpen: () => void): Job {
  return {
    name: 'doorbell',
    rhythm: { everyMs: 1_000, spread: 0.5, backOff: { firstMs: 1_000, mostMs: 15_000 } },
    run: async (signal) => {
      let rest = '';
      await line.listen({ method: 'GET', path: hubRoutes.doorbell, headers: { accept: 'text/event-stream' }, timeoutMs: silenceMs, signal }, {
        begin: (status) => {
          if (status !== 200) throw new HubFault('refused', 'the doorbell is not given', { status });
          onOpen();
        },
        part: (bytes) => {
          const lines = (rest + bytes.toString('utf8')).split(/\r?\n/);
          rest = lines.pop()?.slice(-longestLine) ?? '';
          for (const ring of ringsIn(lines)) onRing(ring);
        },
      });
      return 'done';
    },
  };
}

function ringsIn(lines: readonly string[]): readonly Ring[] {
  return lines.flatMap((text) => rings.filter((ring) => text === `event: ${ring}` || text === `event:${ring}`));
}
