import { openSlotsOn } from '#domain/appointments/open-slots.ts';
import type { Boutique } from '#contract/content.ts';
import type { Occupied, Slot } from '#contract/submission.ts';
import { slotQuestion } from '../../platform/calendar/slot-question.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { SlotFinder } from '../book/book.ts';
import type { TimeKeeper } from './time-keeper.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';

const daysOutward = [0, 1, -1, 2, -2, 3, 4, 5, 6, 7];
const slotsProposed = 3;

/** Proposes times to somebody whose time was taken. */
export function createSlotFinder({ time, boutiqueNow, clock }: { readonly time: Pick<TimeKeeper, 'seen'>; readonly boutiqueNow: BoutiqueNow; readonly clock: Clock }): SlotFinder {
  return (boutiqueId, kind, slot) => {
    const boutique = boutiqueNow(boutiqueId);
    const now = clock.now();
    return boutique === null ? [] : findFreeSlots(boutique, time.seen(boutiqueId, now), { kind, slot }, now, slotsProposed);
  };
}

/** The free times of a kind nearest to one that was wanted, in order of time. */
export function findFreeSlots(boutique: Boutique, occupied: Occupied, near: { readonly kind: string; readonly slot: Slot }, now: Date, count: number): Slot[] {
  const offer = boutique.offers.find((entry) => entry.kind === near.kind);
  if (offer === undefined) return [];
  const question = slotQuestion({ boutique, offer, occupied, locale: null, now });
  const { calendar } = question;
  const wantedMs = Date.parse(near.slot.startsAt);
  const wantedDate = calendar.dateOf(Math.max(wantedMs, now.getTime()));
  const free: number[] = [];
  // The day itself, then outward: most of the time it has enough, and a day of the calendar is not cheap to lay out.
  for (const days of daysOutward) {
    if (free.length >= count) break;
    free.push(...openSlotsOn(calendar.dateAfter(wantedDate, days), question));
  }
  return free
    .toSorted((one, other) => Math.abs(one - wantedMs) - Math.abs(other - wantedMs))
    .slice(0, count)
    .toSorted((one, other) => one - other)
    .map((startsAtMs) => ({ startsAt: new Date(startsAtMs).toISOString(), minutes: offer.minutes }));
}

/** Every free beginning that a visitor may ask for on one day of the boutique's calendar. */
export function startsForVisitors(boutique: Boutique, occupied: Occupied, { kind, date }: { readonly kind: string; readonly date: string }, now: Date): string[] {
  const offer = boutique.offers.find((entry) => entry.kind === kind);
  if (offer === undefined) return [];
  return openSlotsOn(date, slotQuestion({ boutique, offer, occupied, locale: null, now })).map((startsAtMs) => new Date(startsAtMs).toISOString());
}

/** The same for staff, of whom no time before a meeting is asked. */
export function freeStartsOn(boutique: Boutique, occupied: Occupied, { kind, date }: { readonly kind: string; readonly date: string }, now: Date): string[] {
  return startsForVisitors({ ...boutique, offers: boutique.offers.map((offer) => ({ ...offer, leadMinutes: 0 })) }, occupied, { kind, date }, now);
}
