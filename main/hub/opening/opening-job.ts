import { setTimeout } from 'node:timers/promises';
import { waitAfter } from '#domain/delivery/back-off.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { IntakeRepository, WaitingRow } from '../intake/intake-repository.ts';
import type { Doorbell } from '../windows/doorbell.ts';
import { openRow, type OpenedRow, type OpeningParts } from './open-row.ts';
import type { OutcomeRepository } from './outcome-repository.ts';

const rowsAtOnce = 100;
const lookAgainMs = 5000;
/** A window that empties a long queue goes first: opening waits for a breath between its batches, but not for ever. */
const breathMs = 25;
const longestCourtesyMs = 2000;
const backOff = { firstMs: 1000, mostMs: 60_000 };
/** About ten minutes of trying: then somebody should look at it. */
const maxTries = 14;

export type OpeningJob = {
  /** Something waits: begin now rather than at the next look. */
  readonly wake: () => void;
  /** Opens a parked row again, now. */
  readonly replay: (id: string) => Promise<{ readonly outcome: 'done' | 'parked-again'; readonly reason: string | null }>;
  /** Ends after the row that is being opened. */
  readonly dispose: () => Promise<void>;
};

type Parts = OpeningParts & {
  readonly database: Database; readonly intake: IntakeRepository; readonly outcomes: OutcomeRepository; readonly doorbell: Doorbell;
  readonly clock: Clock; readonly log: Log; readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

/**
 * Takes rows out of the intake one by one. Each step is create-if-absent by a key, and the row is finished in the transaction that
 * tells its outcome: dying anywhere between means doing it again with the same result.
 */
export function startOpeningJob(parts: Parts): OpeningJob {
  let running: Promise<void> = Promise.resolve();
  let isQueued = false;
  let isOver = false;
  let lastWokenMs = -Infinity;
  const finishRow = rowFinisher(parts);

  const open = async (row: WaitingRow): Promise<OpenedRow | null> => {
    try {
      const opened = await openRow(row, parts);
      finishRow(row, opened);
      return opened;
    } catch (error) {
      parts.log.error('opening-failed', { id: row.id, tries: row.tries + 1, ...faultFacts(error) });
      if (row.tries + 1 >= maxTries) parts.intake.park(row.id, 'The hub failed again and again to write this; its log says why.');
      else parts.intake.retryLater(row.id, new Date(parts.clock.now().getTime() + waitAfter(row.tries + 1, backOff, Math.random())).toISOString());
      return null;
    }
  };

  const openAll = async (): Promise<void> => {
    isQueued = false;
    let rows = parts.intake.waiting(parts.clock.now().toISOString(), rowsAtOnce);
    while (rows.length > 0 && !isOver) {
      for (const row of rows) {
        await giveWay(() => lastWokenMs, parts.clock);
        if (!isOver) await open(row);
      }
      rows = isOver ? [] : parts.intake.waiting(parts.clock.now().toISOString(), rowsAtOnce);
    }
  };

  const wake = (): void => {
    if (isQueued || isOver) return;
    isQueued = true;
    running = running.then(openAll).catch((error: unknown) => parts.log.error('opening-stopped', faultFacts(error)));
  };
  const timer = setInterval(wake, lookAgainMs);
  wake();
  return {
    wake: () => {
      lastWokenMs = parts.clock.monotonicMs();
      wake();
    },
    replay: async (id) => {
      parts.intake.release(id);
      const { promise, resolve } = Promise.withResolvers<OpenedRow | null>();
      running = running.then(async () => {
        const row = parts.intake.read(id);
        resolve(row === null ? null : await open(row));
      });
      const opened = await promise;
      wake();
      if (opened?.outcome === 'parked') return { outcome: 'parked-again', reason: opened.reason };
      return parts.intake.read(id) === null ? { outcome: 'done', reason: null } : { outcome: 'parked-again', reason: 'The hub could not write it now and tries again by itself.' };
    },
    dispose: () => {
      isOver = true;
      clearInterval(timer);
      return running;
    },
  };
}

async function giveWay(lastWokenMs: () => number, clock: Clock): Promise<void> {
  const startedMs = clock.monotonicMs();
  while (clock.monotonicMs() - lastWokenMs() < breathMs && clock.monotonicMs() - startedMs < longestCourtesyMs) await setTimeout(breathMs);
}

function rowFinisher({ database, intake, outcomes, doorbell, log, onClientsChanged }: Parts): (row: WaitingRow, opened: OpenedRow) => void {
  const write = database.transaction((row: WaitingRow, opened: OpenedRow): boolean => {
    if (opened.outcome === 'parked') {
      intake.park(row.id, opened.reason);
      return false;
    }
    intake.finish(row.id);
    return opened.appointment !== null && outcomes.tell(opened.appointment);
  });
  return (row, opened) => {
    const hasNews = write.immediate(row, opened);
    if (opened.outcome === 'parked') {
      log.warn('row-parked', { id: row.id, windowId: row.windowId });
      return;
    }
    if (hasNews) doorbell.ring(opened.window.id, 'outcomes');
    if (opened.hasChangedClients) onClientsChanged(opened.window.boutiqueId);
  };
}
