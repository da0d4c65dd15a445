import { chooseAdvisor } from '#domain/appointments/choose-advisor.ts';
import { quartersOf } from '#domain/appointments/quarters.ts';
import type { AdvisorId } from '#domain/ids.ts';
import type { Query } from '../../../platform/postgres/open-postgres.ts';
import { localCalendar } from '../../../platform/calendar/local-calendar.ts';
import type { Blocks } from '../../book/blocks.ts';
import { dayAround } from '../../book/advisor-quanta.ts';
import type { Granted } from '../../book/grants.ts';
import { quantaOf, stretchOf, type SlotPlace } from '../../book/room.ts';
import { addAdvisor, addPlace, advisorsBetween, joined, placesBetween, type AdvisorRun, type Quarters } from './time-rows.ts';

export type Reservation = {
  readonly hub: string;
  readonly id: string;
  readonly place: SlotPlace;
  /** A lease that the time is held by: what it has counts as its own. */
  readonly leaseId: string | null;
};

type Parts = { readonly query: Query; readonly blocks: Pick<Blocks, 'placesIn' | 'isAway'> };

/**
 * Takes a place and one who receives, beside whatever the promise has already; null, and nothing is taken, when there is none.
 * Nobody else of ours decides about the boutique meanwhile; of anybody else the database's own constraints say no.
 * @throws PostgresFault 23P01 when somebody took it between looking and taking
 */
export async function reserve(asked: Reservation, { query, blocks }: Parts): Promise<Granted | null> {
  const { hub, id, place, leaseId } = asked;
  const [own, quanta] = [new Set([id, ...(leaseId === null ? [] : [leaseId])]), quantaOf(place.slot, place)];
  if (leaseId !== null) await passOn(query, { hub, from: leaseId, to: id });
  const chosen = await choosePlaces(asked, quanta, { query, blocks });
  const advisor = chosen === null ? null : await chooseReceiver(asked, own, { query, blocks });
  if (chosen === null || advisor === 'nobody-free') return null;
  const of = { promise: id, hub, boutique: place.boutiqueId };
  const asRun = (quantum: number): Quarters => ({ first: quantum, end: quantum + 1 });
  const places = joined(chosen.filter(({ isOwn }) => !isOwn).map((entry) => ({ ...of, kind: place.kind, place: entry.place, ...asRun(entry.quantum) })), (row) => String(row.place));
  for (const row of places) await addPlace(query, row);
  if (advisor !== null) for (const row of joined(quanta.filter((quantum) => !advisor.has.has(quantum)).map((quantum) => ({ ...of, advisor: advisor.id, ...asRun(quantum) })), () => '')) await addAdvisor(query, row);
  return { boutiqueId: place.boutiqueId, kind: place.kind, slot: place.slot, places: chosen.map(({ quantum, place: at }) => ({ quantum, place: at })), advisorId: advisor?.id ?? null };
}

async function passOn(query: Query, { hub, from, to }: { readonly hub: string; readonly from: string; readonly to: string }): Promise<void> {
  for (const table of ['places', 'advisor_times']) await query(`UPDATE vitrine.${table} SET promise = $3 WHERE hub = $1 AND promise = $2`, [hub, from, to]);
}

type ChosenPlace = { readonly quantum: number; readonly place: number; readonly isOwn: boolean };

async function choosePlaces({ id, place: asked }: Reservation, quanta: readonly number[], { query, blocks }: Parts): Promise<readonly ChosenPlace[] | null> {
  const { boutiqueId: boutique, kind, capacity, staff } = asked;
  const runs = (await placesBetween(query, boutique, spanOf(quanta))).filter((run) => run.kind === kind);
  const isReceived = staff?.advisors.some(({ receives }) => receives.includes(kind)) === true;
  const chosen = quanta.map((quantum): ChosenPlace | null => {
    const there = runs.filter((run) => run.first <= quantum && run.end > quantum);
    const own = there.find((run) => run.promise === id);
    if (own !== undefined) return { quantum, place: own.place, isOwn: true };
    const elsewhere = blocks.placesIn({ boutique, first: quantum, end: quantum + 1 }, isReceived ? 'nobody' : 'anybody', id);
    return there.length + elsewhere >= capacity ? null : { quantum, place: lowestFree(new Set(there.map(({ place }) => place))), isOwn: false };
  });
  return chosen.every((entry) => entry !== null) ? chosen : null;
}

type Receiving = { readonly id: AdvisorId; /** The quarters that are this promise's already. */ readonly has: ReadonlySet<number> };

async function chooseReceiver({ id, place }: Reservation, own: ReadonlySet<string>, { query, blocks }: Parts): Promise<Receiving | 'nobody-free' | null> {
  const { staff, kind, slot, boutiqueId: boutique, locale } = place;
  if (staff === undefined) return null;
  const [taken, calendar] = [stretchOf(slot, place), localCalendar(staff.timeZone)];
  const { first, count } = quartersOf(taken);
  const meeting = { first, end: first + count };
  const day = quartersOf(dayAround(Date.parse(slot.startsAt), calendar));
  const runs = await advisorsBetween(query, boutique, { first: Math.min(day.first, meeting.first), end: Math.max(day.first + day.count, meeting.end) });
  const othersOf = (advisor: AdvisorId): readonly AdvisorRun[] => runs.filter((run) => run.advisor === advisor && !own.has(run.promise));
  const hasOf = (advisor: AdvisorId): ReadonlySet<number> => new Set(runs.filter((run) => run.advisor === advisor && own.has(run.promise)).flatMap((run) => Array.from({ length: run.end - run.first }, (_, index) => run.first + index)));
  const choice = chooseAdvisor(staff.advisors, { kind, locale: locale ?? null }, taken, calendar, (advisor) => ({
    isFree: !othersOf(advisor).some((run) => isShared(run, meeting)) && !blocks.isAway({ boutique, ...meeting }, advisor, id),
    meetingsThatDay: new Set(othersOf(advisor).filter((run) => isShared(run, { first: day.first, end: day.first + day.count })).map(({ promise }) => promise)).size,
  }));
  if (choice.outcome === 'chosen') return { id: choice.id, has: hasOf(choice.id) };
  // Who was promised receives, whatever the maison wrote since.
  const promised = runs.find((run) => own.has(run.promise) && run.first <= meeting.first && run.end >= meeting.end);
  if (promised !== undefined) return { id: promised.advisor, has: hasOf(promised.advisor) };
  return choice.outcome === 'nobody-named' ? null : 'nobody-free';
}

function isShared(one: Quarters, other: Quarters): boolean {
  return one.first < other.end && other.first < one.end;
}

function spanOf(quanta: readonly number[]): Quarters {
  return { first: quanta[0] ?? 0, end: (quanta.at(-1) ?? 0) + 1 };
}

function lowestFree(occupied: ReadonlySet<number>): number {
  let place = 0;
  while (occupied.has(place)) place += 1;
  return place;
}
