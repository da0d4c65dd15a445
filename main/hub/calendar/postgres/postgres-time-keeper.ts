import type { BoutiqueId } from '#domain/ids.ts';
import type { Occupied } from '#contract/submission.ts';
import { quarterAt } from '#domain/appointments/quarters.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import { faultFacts, type Log } from '../../../platform/log/log.ts';
import { PostgresFault, type Postgres, type Query } from '../../../platform/postgres/open-postgres.ts';
import type { Book } from '../../book/book.ts';
import type { Granted } from '../../book/grants.ts';
import { TimeOutOfReach, type TimeKeeper, type TimeWish } from '../time-keeper.ts';
import { occupiedIn } from './occupied-in.ts';
import { reserve, type Reservation } from './reserve.ts';
import { alignAll, alignSome } from './align.ts';
import { takeSteps } from './take-steps.ts';
import { unlessTaken } from './unless-taken.ts';

type Parts = { readonly postgres: Postgres; readonly book: Book; readonly clock: Clock; readonly log: Log };

/** What lapses, or was left by a death between two databases, is let go of this often. */
const alignEveryMs = 10_000;
const tries = 3;

/**
 * PostgreSQL keeps the time; the book keeps what it promised of it. A time is taken there before the book's transaction and let go of after it,
 * so that whatever dies between the two, nothing is promised here that somebody else could be given.
 */
export function startPostgresTimeKeeper({ postgres, book, clock, log }: Parts): TimeKeeper {
  const seen = new Map<BoutiqueId, Occupied>();
  const [line, inTurn] = [createLine(postgres, log), createTurns()];
  const align = createAligner({ line, book, clock, log });
  const look = async (boutique: BoutiqueId, now: Date): Promise<Occupied> => {
    const occupied = await line.ask((query) => occupiedIn(query, boutique, now));
    const both = { ...occupied, elsewhere: book.occupied(boutique, now).elsewhere };
    seen.set(boutique, both);
    return both;
  };
  const take = async (reservations: readonly Reservation[]): Promise<ReadonlyMap<string, Granted>> => {
    if (reservations.length === 0) return new Map();
    // What comes back from an outage may be another database, or one of yesterday.
    if (!line.isSure()) await align();
    const granted = await line.ask((query) => reserveAll(query, reservations, book));
    if (granted.size < reservations.length) for (const boutique of new Set(reservations.map(({ place }) => place.boutiqueId))) await look(boutique, clock.now());
    return granted;
  };
  const letGo = (ids: readonly string[]): Promise<void> => line.ask((query) => alignSome(query, book.time, ids)).catch(passOver);
  const alignInTurn = (): void => void inTurn(align).catch(passOver).catch((error: unknown) => log.error('time-not-aligned', faultFacts(error)));
  alignInTurn();
  const timer = setInterval(alignInTurn, alignEveryMs);
  return {
    around: (wishes, act) => (wishes.length === 0 ? Promise.resolve().then(act) : inTurn(async () => {
      book.time.grants.set(await take(wishes.flatMap((wish) => reservationOf(wish, book) ?? [])));
      try {
        return act();
      } finally {
        book.time.grants.set(new Map());
        await letGo(wishes.flatMap(({ id, lease }) => (lease === undefined ? [id] : [id, lease.id])));
      }
    })),
    occupied: look,
    seen: (boutique, now) => seen.get(boutique) ?? book.occupied(boutique, now),
    dispose: async () => {
      clearInterval(timer);
      await inTurn(() => Promise.resolve());
      await postgres.close();
    },
  };
}

type Line = {
  /** @throws TimeOutOfReach */
  readonly ask: Postgres['transaction'];
  /** Nothing was lost from sight since all was made the same. */
  readonly isSure: () => boolean;
  readonly beSure: () => void;
};

function createLine(postgres: Postgres, log: Log): Line {
  const state = { isReady: false, isAway: false, isSure: false };
  return {
    isSure: () => state.isSure,
    beSure: () => void (state.isSure = true),
    ask: async (work) => {
      try {
        if (!state.isReady) await takeSteps(postgres);
        state.isReady = true;
        const value = await postgres.transaction(work);
        if (state.isAway) log.info('time-in-reach', {});
        state.isAway = false;
        return value;
      } catch (error) {
        if (!(error instanceof PostgresFault)) throw error;
        if (!state.isAway) log.warn('time-out-of-reach', { ...faultFacts(error), code: error.code });
        Object.assign(state, { isReady: false, isAway: true, isSure: false });
        throw new TimeOutOfReach('The calendar is out of reach.', { cause: error });
      }
    },
  };
}

function createAligner({ line, book, clock, log }: Pick<Parts, 'book' | 'clock' | 'log'> & { readonly line: Line }): () => Promise<void> {
  const told = new Set<string>();
  return async () => {
    const conflicts = await line.ask((query) => alignAll(query, book.time, quarterAt(clock.now().getTime())));
    line.beSure();
    for (const id of conflicts) if (!told.has(id)) log.warn('time-given-twice', { id });
    conflicts.forEach((id) => told.add(id));
  };
}

/** What is too much there is let go of by the next that aligns all. */
function passOver(error: unknown): void {
  if (!(error instanceof TimeOutOfReach)) throw error;
}

function reservationOf({ id, place, lease }: TimeWish, { time }: Book): Reservation | null {
  return place === null ? null : { hub: time.name, id, place, leaseId: lease !== undefined && time.isLent(lease.id, lease.windowId, place) ? lease.id : null };
}

/** Each by itself: what cannot be had leaves the others what they have. */
async function reserveAll(query: Query, reservations: readonly Reservation[], { time }: Book): Promise<ReadonlyMap<string, Granted>> {
  const granted = new Map<string, Granted>();
  const boutiques = new Set(reservations.map(({ place }) => place.boutiqueId));
  // In one order, so that no two hubs wait for each other.
  for (const boutique of [...boutiques].toSorted()) await query(`SELECT pg_advisory_xact_lock(hashtext('vitrine/' || $1))`, [boutique]);
  for (const reservation of reservations) {
    const grant = await reserveOne(query, reservation, time.blocks);
    if (grant !== null) granted.set(reservation.id, grant);
  }
  return granted;
}

async function reserveOne(query: Query, reservation: Reservation, blocks: Book['time']['blocks']): Promise<Granted | null> {
  for (let round = 0; round < tries; round += 1) {
    const granted = await unlessTaken(query, () => reserve(reservation, { query, blocks }));
    // When another program of the maison was faster, it is there to be seen now.
    if (granted !== 'taken') return granted;
  }
  return null;
}

/** One after another: what is being reserved must not be seen as left over. */
function createTurns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
