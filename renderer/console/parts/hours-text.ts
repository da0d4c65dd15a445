import type { OpeningSpan } from '#domain/boutique/opening-hours.ts';
import { clockText } from './boutique-day.ts';

/** Reads `10:00–13:00, 14:00–18:30`; an empty text or `closed` is a closed day; null where it cannot be read or runs backwards. */
export function readSpans(text: string): readonly OpeningSpan[] | null {
  if (/^\s*(closed)?\s*$/i.test(text)) return [];
  const read: OpeningSpan[] = [];
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,2}):([0-5]\d)\s*[–-]\s*(\d{1,2}):([0-5]\d)\s*$/.exec(part);
    if (!match) return null;
    const [opensAt, closesAt] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
    if (opensAt >= closesAt || closesAt > 1440 || opensAt < (read.at(-1)?.closesAt ?? 0)) return null;
    read.push({ opensAt, closesAt });
  }
  return read;
}

export function spansText(spans: readonly OpeningSpan[]): string {
  return spans.map((span) => `${clockText(span.opensAt)}–${clockText(span.closesAt)}`).join(', ');
}
