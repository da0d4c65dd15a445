import { setImmediate, setTimeout } from 'node:timers/promises';
import { waitAfter } from '#domain/delivery/back-off.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { faultFacts } from '../../platform/log/log.ts';
import { TimeOutOfReach, type TimeKeeper } from '../calendar/time-keeper.ts';
import type { WaitingRow } from '../intake/intake-repository.ts';
import { prepareRow, type PreparedRow, type PreparingParts } from './prepare-row.ts';
import { createRowWriter, type WritingParts } from './write-rows.ts';

/** Written together in one turn of the loop: short enough that a request never waits long behind them. */
const rowsAtOnce = 25;
const lookAgainMs = 5000;
const backOff = { firstMs: 1000, mostMs: 60_000 };
/** About ten minutes of trying: then somebody should look at it. */
const maxTries = 14;
/** A window that empties a long queue goes first: opening waits for a breath after such a batch, but not for ever. A single row is opened at once. */
const longQueueRows = 50;
const breathMs = 500;
const longestCourtesyMs = 5000;

export type OpeningJob = {
  /** So many rows came: begin now rather than at the next look. */
  readonly wake: (rows: number) => void;
  /** Opens a parked row again, now. */
  readonly replay: (id: string) => Promise<{ readonly outcome: 'done' | 'parked-again'; readonly reason: string | null }>;
  /** Ends after the rows that are being opened. */
  readonly dispose: () => Promise<void>;
};

type Parts = PreparingParts & WritingParts & { readonly time: TimeKeeper; readonly clock: Clock };

/** Takes rows out of the intake, opens and checks each, and writes them together; what fails together is tried one by one. */
export function startOpeningJob(parts: Parts): OpeningJob {
  const { intake, time, clock, log } = parts;
  const writeNow = createRowWriter(parts);
  const write = (rows: readonly PreparedRow[]): Promise<void> => time.around(rows.flatMap(({ wish }) => wish ?? []), () => writeNow(rows));
  let running: Promise<unknown> = Promise.resolve();
  let isQueued = false;
  let isOver = false;
  let lastLongBatchMs = -Infinity;

  const writeOne = async (prepared: PreparedRow): Promise<void> => {
    try {
      await write([prepared]);
    } catch (error) {
      if (error instanceof TimeOutOfReach) intake.wait(prepared.row.id, new Date(clock.now().getTime() + lookAgainMs).toISOString());
      else putOff(prepared.row, error, parts);
    }
  };
  const openTogether = async (rows: readonly WaitingRow[]): Promise<void> => {
    const prepared: PreparedRow[] = [];
    for (const row of rows) {
      // Preparing an audit row takes no turn of the loop by itself; requests must not wait for a hundred of them.
      await setImmediate();
      const ready = await prepareRow(row, parts).catch((error: unknown) => putOff(row, error, parts));
      if (ready !== undefined) prepared.push(ready);
    }
    try {
      await write(prepared);
    } catch (error) {
      log.warn('opening-one-by-one', { rows: prepared.length, ...faultFacts(error) });
      for (const row of prepared) await writeOne(row);
    }
  };
  const openAll = async (): Promise<void> => {
    isQueued = false;
    const next = async (): Promise<readonly WaitingRow[]> => {
      await giveWay(() => lastLongBatchMs, clock);
      return isOver ? [] : intake.waiting(clock.now().toISOString(), rowsAtOnce);
    };
    for (let rows = await next(); rows.length > 0; rows = await next()) await openTogether(rows);
  };
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    const mine = running.then(work);
    running = mine.catch((error: unknown) => log.error('opening-stopped', faultFacts(error)));
    return mine;
  };
  const look = (): void => {
    if (isQueued || isOver) return;
    isQueued = true;
    void enqueue(openAll);
  };
  const timer = setInterval(look, lookAgainMs);
  look();
  return {
    wake: (rows) => {
      if (rows >= longQueueRows) lastLongBatchMs = clock.monotonicMs();
      look();
    },
    replay: async (id) => {
      intake.release(id);
      await enqueue(async () => {
        const row = intake.read(id);
        if (row !== null) await openTogether([row]);
      });
      look();
      return replayed(id, parts);
    },
    dispose: async () => {
      isOver = true;
      clearInterval(timer);
      await running;
    },
  };
}

function putOff(row: WaitingRow, error: unknown, { intake, clock, log }: Parts): undefined {
  log.error('opening-failed', { id: row.id, tries: row.tries + 1, ...faultFacts(error) });
  if (row.tries + 1 >= maxTries) intake.park(row.id, 'The hub failed again and again to write this; its log says why.');
  else intake.retryLater(row.id, new Date(clock.now().getTime() + waitAfter(row.tries + 1, backOff, Math.random())).toISOString());
}

function replayed(id: string, { intake }: Parts): Awaited<ReturnType<OpeningJob['replay']>> {
  if (intake.read(id) === null) return { outcome: 'done', reason: null };
  const parked = intake.parked().find((row) => row.id === id);
  return { outcome: 'parked-again', reason: parked?.reason ?? 'The hub could not write it now and tries again by itself.' };
}

async function giveWay(lastLongBatchMs: () => number, clock: Clock): Promise<void> {
  const startedMs = clock.monotonicMs();
  while (clock.monotonicMs() - lastLongBatchMs() < breathMs && clock.monotonicMs() - startedMs < longestCourtesyMs) await setTimeout(breathMs / 10);
}
