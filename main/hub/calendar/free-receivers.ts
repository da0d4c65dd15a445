import { quartersOf, type Stretch } from '#domain/appointments/quarters.ts';
import { absencesOf } from '#domain/appointments/receivers.ts';
import type { Boutique } from '#contract/content.ts';
import type { Occupied } from '#contract/submission.ts';
import { localCalendar } from '../../platform/calendar/local-calendar.ts';
import type { BookedAppointment } from '../book/book.ts';
import { stretchOf } from '../book/room.ts';

/** Who else could receive a meeting at the time it has. */
export function freeReceivers(boutique: Boutique, occupied: Occupied, { kind, slot, advisorId }: Pick<BookedAppointment, 'kind' | 'slot' | 'advisorId'>): Boutique['advisors'] {
  const offer = boutique.offers.find((entry) => entry.kind === kind);
  if (slot === null || offer === undefined) return [];
  const [meeting, calendar] = [stretchOf(slot, offer), localCalendar(boutique.timeZone)];
  const taken = [...occupied.meetings, ...occupied.elsewhere];
  return boutique.advisors.filter((advisor) => {
    if (advisor.id === advisorId || !advisor.receives.includes(kind)) return false;
    const away = [...absencesOf(advisor, calendar), ...taken.filter((entry) => entry.advisorId === advisor.id).map((entry) => stretchOf(entry))];
    return !away.some((stretch) => areShared(stretch, meeting));
  });
}

function areShared(one: Stretch, other: Stretch): boolean {
  const [first, second] = [quartersOf(one), quartersOf(other)];
  return first.first < second.first + second.count && second.first < first.first + first.count;
}
