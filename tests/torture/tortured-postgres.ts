import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import * as z from 'zod';
import { quantaOf } from '../../main/hub/book/room.ts';
import { startPostgres } from '../support/postgres-server.ts';
import { until } from '../support/until.ts';
import type { TorturedBoutique } from './tortured-boutique.ts';
import { createVictim, type Victim } from './victim.ts';

/** What visitors were confirmed, against what PostgreSQL keeps for it. */
export type TimeCount = {
  readonly confirmed: number;
  /** Somebody who wanted a time that was gone was told so: without any, nothing was tried. */
  readonly declined: number;
  /** A quarter of an hour with more confirmed in it than it has places. */
  readonly givenTwice: number;
  /** Confirmed, and PostgreSQL would give it to somebody else. */
  readonly unkept: number;
  /** Kept for nobody. */
  readonly leftOver: number;
};

/** A real PostgreSQL that keeps a hub's time, killed at random points. */
export type TorturedPostgres = {
  readonly environment: Readonly<Record<string, string>>;
  readonly victim: Victim;
  /** Once the hub had its turn to make both the same, or did not. */
  readonly count: (boutique: TorturedBoutique) => Promise<TimeCount>;
  readonly close: () => Promise<void>;
};

/** A hub makes them the same every ten seconds. */
const alignedWithinMs = 45_000;

const meeting = z.object({ id: z.string(), state: z.string(), starts_at: z.string().nullable(), minutes: z.int().nullable() });
const kept = z.object({ promise: z.string(), first: z.int(), end: z.int() });

export async function startTorturedPostgres(workFolder: string): Promise<TorturedPostgres> {
  const postgres = await startPostgres(join(workFolder, 'postgres'));
  const countNow = async (hubFolder: string, capacity: number): Promise<TimeCount> => {
    const rows = (await postgres.ask(`SELECT promise, (extract(epoch FROM lower(taken)) / 900)::integer AS first, (extract(epoch FROM upper(taken)) / 900)::integer AS end FROM vitrine.places`)).map((row) => kept.parse(row));
    return compare(hubFolder, Map.groupBy(rows, ({ promise }) => promise), capacity);
  };
  return {
    environment: { VITRINE_BOOK: postgres.url },
    victim: createVictim('PostgreSQL', postgres),
    count: async ({ hubFolder, state }) => {
      const capacity = state.published.document.boutique.offers.find(({ kind }) => kind === 'boutique')?.capacity ?? 0;
      const settled = until(async () => {
        const count = await countNow(hubFolder, capacity);
        return count.unkept + count.leftOver === 0 ? count : null;
      }, 'the same on both sides', alignedWithinMs);
      return settled.catch(() => countNow(hubFolder, capacity));
    },
    close: postgres.kill,
  };
}

function compare(hubFolder: string, keptFor: ReadonlyMap<string, readonly z.infer<typeof kept>[]>, capacity: number): TimeCount {
  const book = new BetterSqlite3(join(hubFolder, 'book.sqlite'), { readonly: true });
  const meetings = book.prepare('SELECT id, state, starts_at, minutes FROM appointments').all().map((row) => meeting.parse(row));
  const promised = new Set(z.array(z.string()).parse(book.prepare('SELECT id FROM leases UNION SELECT appointment_id FROM holds').pluck().all()));
  book.close();
  const confirmed = meetings.flatMap(({ id, state, starts_at: startsAt, minutes }) => (state === 'confirmed' && startsAt !== null && minutes !== null ? [{ id, quanta: quantaOf({ startsAt, minutes }) }] : []));
  const perQuarter = Map.groupBy(confirmed.flatMap(({ quanta }) => quanta), (quantum) => quantum);
  const isKept = ({ id, quanta }: (typeof confirmed)[number]): boolean => quanta.every((quantum) => keptFor.get(id)?.some(({ first, end }) => first <= quantum && end > quantum) === true);
  const known = new Set([...promised, ...confirmed.map(({ id }) => id)]);
  return {
    confirmed: confirmed.length, declined: meetings.filter(({ state }) => state === 'declined').length,
    givenTwice: [...perQuarter.values()].filter((inIt) => inIt.length > capacity).length,
    unkept: confirmed.filter((entry) => !isKept(entry)).length, leftOver: [...keptFor.keys()].filter((id) => !known.has(id)).length,
  };
}
