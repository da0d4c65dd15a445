import type { EpochMs, LocalCalendar } from '../boutique/local-calendar.ts';
import type { LocalDate, LocalMinutes } from '../boutique/opening-hours.ts';
import type { AdvisorId } from '../ids.ts';
import type { Locale } from '../locale.ts';
import type { AppointmentKind } from './appointment.ts';
import type { Receiver } from './open-slots.ts';
import type { Stretch } from './quarters.ts';

/** On every day from the first to the last, both included, between two local times. */
export type Absence = { readonly from: LocalDate; readonly to: LocalDate; readonly begins: LocalMinutes; readonly ends: LocalMinutes };

export type Advisor = {
  readonly id: AdvisorId;
  readonly languages: readonly Locale[];
  /** The kinds of appointment they receive for. */
  readonly receives: readonly AppointmentKind[];
  readonly absences: readonly Absence[];
};

export type Asked = { readonly kind: AppointmentKind; /** Null when any language will do. */ readonly locale: Locale | null };

/** A day is never further from its local midnight than this, whatever the clocks do. */
const longestDayMs = 25 * 3_600_000;

/**
 * Who may receive what is asked for, and when they are away; null when the maison names nobody for that kind.
 * An advisor whose language was asked for comes before the kind: if nobody speaks it, whoever receives the kind does.
 */
export function receiversFor(advisors: readonly Advisor[], asked: Asked, calendar: LocalCalendar, meetingsOf: (id: AdvisorId) => readonly Stretch[]): readonly Receiver[] | null {
  const able = advisors.filter((advisor) => advisor.receives.includes(asked.kind));
  if (able.length === 0) return null;
  const { locale } = asked;
  const speaking = locale === null ? able : able.filter((advisor) => advisor.languages.includes(locale));
  return (speaking.length === 0 ? able : speaking).map((advisor) => ({ away: [...absencesOf(advisor, calendar), ...meetingsOf(advisor.id)] }));
}

export function absencesOf({ absences }: Pick<Advisor, 'absences'>, calendar: LocalCalendar): readonly Stretch[] {
  return absences.flatMap((absence) => stretchesOf(absence, calendar));
}

function stretchesOf({ from, to, begins, ends }: Absence, calendar: LocalCalendar): readonly Stretch[] {
  if (begins === 0 && ends === 1440) return [{ fromMs: instantOf(from, 0, calendar), toMs: instantOf(calendar.dateAfter(to, 1), 0, calendar) }];
  const stretches: Stretch[] = [];
  for (let date = from; date <= to; date = calendar.dateAfter(date, 1)) {
    stretches.push({ fromMs: instantOf(date, begins, calendar), toMs: instantOf(date, ends, calendar) });
  }
  return stretches;
}

/** A time that a change of clocks leaves out is the moment of that change: the next that there is. */
function instantOf(date: LocalDate, minute: LocalMinutes, calendar: LocalCalendar): EpochMs {
  for (let later = minute; later <= minute + longestDayMs / 60_000; later += 1) {
    const epochMs = calendar.epochMsOf(later < 1440 ? date : calendar.dateAfter(date, 1), later < 1440 ? later : later - 1440);
    if (epochMs !== null) return epochMs;
  }
  throw new RangeError(`${date} has no minute ${minute}`);
}
