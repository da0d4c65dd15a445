import type { Boutique } from '#contract/content.ts';
import { openingSpansOn } from '#domain/boutique/opening-hours.ts';

/** What time it is in a boutique, and whether it is open. */
export type BoutiqueDay = { readonly clock: string; readonly isOpen: boolean; readonly words: string };

export function boutiqueDay({ hours, timeZone }: Boutique, now: string): BoutiqueDay {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    .formatToParts(new Date(now)).map(({ type, value }) => [type, value]));
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  const minute = Number(parts['hour']) * 60 + Number(parts['minute']);
  // The day of a date does not depend on a zone once the date is the boutique's own.
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
  const spans = openingSpansOn(hours, date, weekday);
  const current = spans.find((span) => minute >= span.opensAt && minute < span.closesAt);
  const next = spans.find((span) => span.opensAt > minute);
  const words = current ? `open until ${clockText(current.closesAt)}` : next ? `opens at ${clockText(next.opensAt)}` : 'closed';
  return { clock: clockText(minute), isOpen: current !== undefined, words };
}

export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
