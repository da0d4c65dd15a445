import type { CardReading } from './card-reading.ts';

/** A card that came to be read; `null` did not answer. */
export type Arrival = { readonly uid: string | null; readonly atMs: number };

/** Two tags in one field answer in turn, or together, which is not to answer at all. */
const withinMs = 4_000;
/** A hand that lifts a watch, lays another and takes the first again needs longer than this. */
const cameBackWithinMs = 2_000;
const mostUnanswered = 3;

export function remember(arrivals: readonly Arrival[], reading: CardReading, nowMs: number): readonly Arrival[] {
  const uid = reading.kind === 'unreadable' ? null : reading.uid;
  return [...arrivals.filter((entry) => nowMs - entry.atMs < withinMs), { uid, atMs: nowMs }].slice(-8);
}

/** One card, another, and the first again, faster than a hand would; or time and again one that does not answer. */
export function isCrowd(arrivals: readonly Arrival[], nowMs: number): boolean {
  const recent = arrivals.filter((entry) => nowMs - entry.atMs < withinMs);
  const uids = recent.flatMap((entry) => (nowMs - entry.atMs < cameBackWithinMs ? (entry.uid ?? []) : []));
  const cameBack = uids.some((uid, index) => uids.slice(index + 1).some((other, gap) => other !== uid && uids.slice(index + gap + 2).includes(uid)));
  return cameBack || recent.filter((entry) => entry.uid === null).length >= mostUnanswered;
}
