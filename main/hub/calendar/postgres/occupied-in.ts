import { quarterAt } from '#domain/appointments/quarters.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Occupied } from '#contract/submission.ts';
import type { Query } from '../../../platform/postgres/open-postgres.ts';
import { mergeBusy, mergeMeetings } from '../../book/merge-quanta.ts';
import { daysAhead } from '../../book/open-book.ts';
import { advisorsBetween, placesBetween, type Quarters } from './time-rows.ts';

/** What everybody gave away of a boutique's time, as windows hear it. */
export async function occupiedIn(query: Query, boutique: BoutiqueId, now: Date): Promise<Omit<Occupied, 'elsewhere'>> {
  const within = { first: quarterAt(now.getTime()), end: quarterAt(now.getTime() + daysAhead * 86_400_000) };
  const counts = new Map<string, { readonly kind: string; readonly quantum: number; places: number }>();
  for (const run of await placesBetween(query, boutique, within)) {
    for (const quantum of quantaIn(run, within)) {
      const name = `${run.kind}/${quantum}`;
      counts.set(name, { kind: run.kind, quantum, places: (counts.get(name)?.places ?? 0) + 1 });
    }
  }
  const meetings = (await advisorsBetween(query, boutique, within)).flatMap((run) => quantaIn(run, within).map((quantum) => ({ boutiqueId: boutique, advisorId: run.advisor, quantum })));
  return { busy: mergeBusy([...counts.values()].toSorted((one, other) => compare(one.kind, other.kind) || one.quantum - other.quantum)), meetings: mergeMeetings(meetings.toSorted((one, other) => compare(one.advisorId, other.advisorId) || one.quantum - other.quantum)) };
}

function quantaIn(run: Quarters, within: Quarters): readonly number[] {
  const [first, end] = [Math.max(run.first, within.first), Math.min(run.end, within.end)];
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
