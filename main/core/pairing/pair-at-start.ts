import { HubFault } from '../../platform/http/hub-fault.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import type { Paired } from './pair-window.ts';

/** Pairs without hands, with a code given in the settings: waits for a hub that is not there yet, and gives up on any other refusal. */
export function pairAtStartJob(pair: () => Promise<Paired['outcome'] | 'hub-away'>, log: Log): Job {
  let isOver = false;
  return {
    name: 'pair-at-start',
    rhythm: { everyMs: 24 * 60 * 60_000, spread: 0, backOff: { firstMs: 300, mostMs: 30_000 } },
    run: async () => {
      if (isOver) return 'done';
      const outcome = await pair();
      if (outcome === 'hub-away') throw new HubFault('unreachable', 'no hub to pair with yet');
      isOver = true;
      if (outcome === 'refused') log.error('pairing-refused');
      return 'done';
    },
  };
}
