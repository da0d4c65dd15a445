import { pauseAround, waitAfter, type BackOff } from '#domain/delivery/back-off.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';

export type Rhythm = {
  readonly everyMs: number;
  /** How far a pause may stray from `everyMs`, either way: 0.2 is 20 %. */
  readonly spread: number;
  readonly backOff: BackOff;
};

export type Job = {
  readonly name: string;
  readonly rhythm: Rhythm;
  /** One turn, safe to run twice and bounded in time; `again` runs the next at once, because there is more. */
  readonly run: (signal: AbortSignal) => Promise<'done' | 'again'>;
};

export type KeptGoing = {
  /** Runs a turn now, or right after the one that runs, even in the middle of a back-off. */
  readonly soon: () => void;
  /** Ends the turn that runs and waits for it. */
  readonly dispose: () => Promise<void>;
};

/** Runs a job for as long as the window lives. A fault never ends it: it waits, longer each time, and tries again without end. */
export function keepDoing(job: Job, log: Log, chance: () => number = Math.random): KeptGoing {
  const ended = new AbortController();
  let wake: (() => void) | null = null;
  let isWanted = false;
  const pause = (ms: number): Promise<void> => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
    if (isWanted || ended.signal.aborted) wake();
  });
  const going = (async () => {
    let failures = 0;
    while (!ended.signal.aborted) {
      isWanted = false;
      const turn = await runTurn(job, ended.signal, log);
      failures = turn === 'failed' ? failures + 1 : 0;
      if (turn === 'again') continue;
      await pause(failures === 0 ? pauseAround(job.rhythm.everyMs, job.rhythm.spread, chance()) : waitAfter(failures, job.rhythm.backOff, chance()));
      wake = null;
    }
  })();
  return {
    soon: () => {
      isWanted = true;
      wake?.();
    },
    dispose: async () => {
      ended.abort();
      wake?.();
      await going;
    },
  };
}

async function runTurn(job: Job, signal: AbortSignal, log: Log): Promise<'done' | 'again' | 'failed'> {
  try {
    return await job.run(signal);
  } catch (error) {
    if (signal.aborted) return 'done';
    // The hub being away is ordinary; anything else is worth an eye.
    const level = error instanceof HubFault && error.code !== 'unexpected' ? 'debug' : 'warn';
    log[level]('turn-failed', { job: job.name, ...faultFacts(error) });
    return 'failed';
  }
}
