import type { EpochMs } from '../boutique/local-calendar.ts';
import type { AppointmentKind } from './appointment.ts';
import type { DayOfSlots } from './open-slots.ts';

/** How many times of a kind a window may hold while it is cut off. An evening and a visit at home are not given away by a machine. */
export const timesLentOf: Readonly<Record<AppointmentKind, number>> = {
  boutique: 6, video: 2, service: 2, collection: 2, 'at-home': 0, event: 0, now: 0,
};

/** How far ahead times are lent, in days. */
export const lendingDays = 14;

/** A day that has fewer left is left whole to those who can ask the hub. */
const leastFreeOfDay = 4;
const mostOfDay = 2;

/**
 * The times to lend beside those that a window holds already: few of a day, one early and one late, of the days that are nearest.
 * @param days what is free, in order; times that are lent are not free
 */
export function timesToLend(days: readonly DayOfSlots[], held: readonly EpochMs[], wanted: number): readonly EpochMs[] {
  const chosen: EpochMs[] = [];
  for (const { startsAtMs } of days) {
    const [first, last] = [startsAtMs[0], startsAtMs.at(-1)];
    if (first === undefined || last === undefined || startsAtMs.length < leastFreeOfDay) continue;
    const heldThatDay = held.filter((heldMs) => heldMs >= first && heldMs <= last).length;
    const early = startsAtMs[Math.floor(startsAtMs.length / 4)] ?? first;
    const late = startsAtMs[Math.floor((startsAtMs.length * 3) / 4)] ?? last;
    chosen.push(...[early, late].slice(0, Math.max(0, mostOfDay - heldThatDay)));
  }
  return chosen.slice(0, Math.max(0, wanted - held.length));
}
