export function timeIn(timeZone: string, locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', numberingSystem: 'latn' }).format(new Date(instant));
}

export function dayIn(timeZone: string, locale: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long', numberingSystem: 'latn' }).format(new Date(instant));
}

/** The boutique's calendar day at an instant, as `2026-11-27`. */
export function dateIn(timeZone: string, epochMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(epochMs);
}

/** 1 is Monday, 7 Sunday. */
export function isoWeekday(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}

/** A calendar day in words, whatever the zone of this machine. */
export function dayParts(date: string, locale: string): { readonly weekday: string; readonly day: string; readonly month: string } {
  const noon = new Date(`${date}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', numberingSystem: 'latn', ...options }).format(noon);
  return { weekday: part({ weekday: 'short' }), day: String(noon.getUTCDate()), month: part({ month: 'long' }) };
}
