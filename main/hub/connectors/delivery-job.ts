import { waitAfter } from '#domain/delivery/back-off.ts';
import { CrmFault } from '../../platform/crm/crm-fault.ts';
import type { DeliverySort } from '../../platform/crm/connector.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import { deliverBatch, type DeliveringParts } from './deliver-batch.ts';

/** How a connector stands, in words that staff read. */
export type LineState =
  | { readonly phase: 'looking' | 'at-work' }
  | { readonly phase: 'waiting'; readonly because: string; readonly until: string }
  | { readonly phase: 'needs-set-up'; readonly findings: readonly string[] };

export type DeliveryJob = {
  readonly state: () => LineState;
  /** There may be something to deliver: look now. Looks at the set-up again as well. */
  readonly wake: () => void;
  /** Ends after the call under way. */
  readonly dispose: () => Promise<void>;
};

type Parts = DeliveringParts & {
  readonly log: Log;
  /** Reads one page when it is time to; true when there is more. In the same line as what is delivered, so that neither sees half of the other. */
  readonly pullPage: () => Promise<boolean>;
};

const lookAgainMs = 500;
const setUpAgainMs = 60_000;
/** By the time it waits longest it sends one thing at a time: that costs a CRM that struggles little, and one that came back is found soon. */
const lineBackOff = { firstMs: 500, mostMs: 10_000 };
/** Persons before what is theirs; withdrawals pass by the repository's own order. */
const order: readonly DeliverySort[] = ['client', 'consent', 'appointment'];

/**
 * Empties one connector's queue for as long as the hub lives. It waits by itself in one place only, so that whatever stops it
 * (no network, a limit, a set-up that is missing) is left by a timer or by `wake`, and never for ever.
 */
export function startDeliveryJob(parts: Parts): DeliveryJob {
  const { connector, log, clock } = parts;
  let line: LineState = { phase: 'looking' };
  let failures = 0;
  // A line that does not hold, or a CRM that is too slow for the time it is given, gets less at a time; soon more again.
  let atOnce = connector.most;
  let isOver = false;
  let endPause: (() => void) | null = null;
  let isAwake = false;

  const pause = (ms: number): Promise<void> => new Promise((resolve) => {
    if (isOver || isAwake) return resolve();
    const timer = setTimeout(resolve, ms);
    endPause = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  const rest = async (ms: number): Promise<void> => {
    await pause(ms);
    endPause = null;
    isAwake = false;
  };
  const standStill = async (fault: CrmFault): Promise<void> => {
    log.warn('crm-line-stopped', { connector: connector.name, code: fault.code, failures });
    if (fault.code === 'needs-set-up') {
      line = { phase: 'needs-set-up', findings: [fault.message] };
      return rest(setUpAgainMs);
    }
    failures += 1;
    if (fault.code === 'retry') atOnce = Math.max(1, Math.floor(atOnce / 2));
    const waitMs = fault.code === 'wait' ? fault.waitMs : waitAfter(failures, lineBackOff, Math.random());
    line = { phase: 'waiting', because: fault.message, until: new Date(clock.now().getTime() + waitMs).toISOString() };
    await rest(waitMs);
  };
  const isSetUp = async (): Promise<boolean> => {
    const setUp = await connector.checkSetUp();
    if (setUp.outcome === 'ready') return true;
    line = { phase: 'needs-set-up', findings: setUp.findings };
    log.warn('crm-set-up-incomplete', { connector: connector.name, findings: setUp.findings.length });
    await rest(setUpAgainMs);
    return false;
  };
  /** Each call that goes through counts: a line that loses every tenth answer must not wait as if it were dead. */
  const gotOn = (): void => {
    failures = 0;
    atOnce = Math.min(connector.most, atOnce + Math.ceil(connector.most / 16));
  };
  const turn = async (isReady: boolean): Promise<boolean> => {
    try {
      if (!isReady && !(await isSetUp())) return false;
      line = { phase: 'at-work' };
      const hasDelivered = await deliverOnce(parts, () => atOnce, gotOn);
      const hasMore = await parts.pullPage();
      failures = 0;
      if (!hasDelivered && !hasMore) await rest(lookAgainMs);
      return true;
    } catch (error) {
      if (!(error instanceof CrmFault)) log.error('crm-line-failed', { connector: connector.name, ...faultFacts(error) });
      await standStill(error instanceof CrmFault ? error : new CrmFault('retry', 'The hub itself failed; its log says why.', { cause: error }));
      return isReady && !(error instanceof CrmFault && error.code === 'needs-set-up');
    }
  };
  const running = (async () => {
    let isReady = false;
    while (!isOver) isReady = await turn(isReady);
  })();
  const wake = (): void => {
    isAwake = true;
    endPause?.();
  };
  return {
    state: () => line,
    wake,
    dispose: async () => {
      isOver = true;
      wake();
      await running;
    },
  };
}

/** False when nothing is due. */
async function deliverOnce(parts: Parts, atOnce: () => number, onDelivered: () => void): Promise<boolean> {
  const { deliveries, clock } = parts;
  let hasDelivered = false;
  for (const sort of order) {
    const due = deliveries.next(sort, clock.now().toISOString(), atOnce());
    if (due.length === 0) continue;
    await deliverBatch(sort, due, parts);
    onDelivered();
    hasDelivered = true;
  }
  return hasDelivered;
}
