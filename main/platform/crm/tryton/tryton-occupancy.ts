import { localCalendar } from '../../calendar/local-calendar.ts';
import type { Occupancy } from '../connector.ts';

export type TrytonOccupies = {
  readonly boutiqueId: string;
  /** Whose time it is, by the name of the employee who has the opportunity. */
  readonly employees: Readonly<Record<string, string>>;
};

export type TimedOpportunity = { readonly description: string; readonly state: string; readonly employee: string | null };

/** As we write it ourselves (`2026-12-08 09:00 UTC, 45 min`), or by the boutique's clock, without `UTC`. */
const timeInWords = /(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})( UTC|Z)?, ?(\d{1,4}) ?min/;
const over = new Set(['cancelled', 'lost']);

/** The time that an opportunity takes. Tryton has no field for it: whoever writes one says it in the description. */
export function occupiedBy({ description, state, employee }: TimedOpportunity, { boutiqueId, employees }: TrytonOccupies, timeZone: string): readonly Occupancy[] {
  const found = timeInWords.exec(description);
  if (found === null || over.has(state)) return [];
  const [, date = '', hour = '', minute = '', utc, minutes = ''] = found;
  const fromMs = utc === undefined ? localCalendar(timeZone).epochMsOf(date, Number(hour) * 60 + Number(minute)) : Date.parse(`${date}T${hour}:${minute}:00Z`);
  if (fromMs === null || Number.isNaN(fromMs) || Number(minutes) === 0) return [];
  return [{ boutiqueId, advisorId: employee === null ? null : (employees[employee] ?? null), fromMs, toMs: fromMs + Number(minutes) * 60_000 }];
}
