import { v7 } from 'uuid';
import { leaseId } from '#contract/ids.ts';
import { lendingDays, timesLentOf, timesToLend } from '#domain/appointments/lease-plan.ts';
import { openSlots } from '#domain/appointments/open-slots.ts';
import type { Boutique } from '#contract/content.ts';
import type { Occupied } from '#contract/submission.ts';
import { slotQuestion } from '../../platform/calendar/slot-question.ts';
import type { LeasePlanner } from '../book/book.ts';
import { roomIn } from '../book/room.ts';

/** What to lend a window of a boutique, by the calendar as it is at that moment. */
export function leasePlanner(boutique: Boutique, occupiedNow: () => Occupied, now: Date): LeasePlanner {
  return (held) => boutique.offers.flatMap((offer) => {
    const heldStarts = held.filter((entry) => entry.kind === offer.kind).map((entry) => Date.parse(entry.slot.startsAt));
    const wanted = timesLentOf[offer.kind];
    // Most of the time a window has what it may have, and the calendar need not be laid out.
    if (heldStarts.length >= wanted) return [];
    const question = slotQuestion({ boutique, offer, occupied: occupiedNow(), locale: null, now });
    const days = openSlots(question.calendar.dateOf(now.getTime()), lendingDays, question);
    return timesToLend(days, heldStarts, wanted).map((startMs) => ({
      id: leaseId.parse(v7()), kind: offer.kind, ...roomIn(boutique, offer), slot: { startsAt: new Date(startMs).toISOString(), minutes: offer.minutes },
    }));
  });
}
