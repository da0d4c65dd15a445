import type { LocalCalendar } from '../boutique/local-calendar.ts';
import type { AdvisorId } from '../ids.ts';
import { quartersOf, type QuarterRun, type Stretch } from './quarters.ts';
import { absencesOf, type Advisor, type Asked } from './receivers.ts';

/** What the calendar already holds of an advisor, about one meeting. */
export type AdvisorLoad = { readonly isFree: boolean; readonly meetingsThatDay: number };

export type AdvisorChoice =
  /** The maison names nobody for that kind: places alone count. */
  | { readonly outcome: 'nobody-named' }
  | { readonly outcome: 'chosen'; readonly id: AdvisorId }
  | { readonly outcome: 'nobody-free' };

/**
 * Who receives a meeting. Of those who receive the kind, are not away and are free: whoever speaks the language first,
 * then whoever has fewest meetings that day, then by id, so that the same calendar always gives the same answer.
 * @param taken all that the meeting takes of the calendar, with what is kept free around it
 */
export function chooseAdvisor(advisors: readonly Advisor[], { kind, locale }: Asked, taken: Stretch, calendar: LocalCalendar, loadOf: (id: AdvisorId) => AdvisorLoad): AdvisorChoice {
  const able = advisors.filter(({ receives }) => receives.includes(kind));
  if (able.length === 0) return { outcome: 'nobody-named' };
  const quarters = quartersOf(taken);
  const [first] = able
    .filter((advisor) => !absencesOf(advisor, calendar).some((absence) => areShared(quartersOf(absence), quarters)))
    .map(({ id, languages }) => ({ id, strangeness: locale === null || languages.includes(locale) ? 0 : 1, ...loadOf(id) }))
    .filter(({ isFree }) => isFree)
    .toSorted((one, other) => one.strangeness - other.strangeness || one.meetingsThatDay - other.meetingsThatDay || (one.id < other.id ? -1 : 1));
  return first === undefined ? { outcome: 'nobody-free' } : { outcome: 'chosen', id: first.id };
}

function areShared(one: QuarterRun, other: QuarterRun): boolean {
  return one.first < other.first + other.count && other.first < one.first + one.count;
}
