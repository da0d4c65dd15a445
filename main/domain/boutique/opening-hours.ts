/** Minutes since local midnight, 0 to 1440. */
export type LocalMinutes = number;

export type OpeningSpan = { readonly opensAt: LocalMinutes; readonly closesAt: LocalMinutes };

/** `2026-11-27`, in the boutique's own calendar. */
export type LocalDate = string;

/** Monday first, seven entries; an empty day is closed. The maison's holidays are closed; an exception replaces its whole day, a holiday too. */
export type OpeningHours = {
  readonly week: readonly (readonly OpeningSpan[])[];
  readonly holidays?: readonly LocalDate[] | undefined;
  readonly exceptions: readonly { readonly date: LocalDate; readonly spans: readonly OpeningSpan[] }[];
};

/**
 * The spans in which the boutique is open on a date.
 * @param weekday 1 (Monday) to 7 (Sunday), as ISO 8601 counts
 */
export function openingSpansOn(hours: OpeningHours, date: LocalDate, weekday: number): readonly OpeningSpan[] {
  const exception = hours.exceptions.find((entry) => entry.date === date);
  if (exception) return exception.spans;
  return hours.holidays?.includes(date) === true ? [] : (hours.week[weekday - 1] ?? []);
}

export function isOpenAt(hours: OpeningHours, date: LocalDate, weekday: number, minute: LocalMinutes): boolean {
  return openingSpansOn(hours, date, weekday).some((span) => minute >= span.opensAt && minute < span.closesAt);
}
