import type { Channel, ReceiptKind } from './purpose.ts';
import { secondYesUntil } from './second-yes.ts';

/** What of a receipt counts here. Instants are ISO 8601 in UTC, so that they sort as text. */
export type Gesture = {
  readonly id: string; readonly kind: ReceiptKind; readonly purposeId: string; readonly channel: Channel | null; readonly capturedAt: string; readonly retentionMonths: number;
};

export const consentStates = ['given', 'unconfirmed', 'refused', 'withdrawn', 'lapsed'] as const;

export type ConsentState = (typeof consentStates)[number];

/** How a person stands to one purpose on one channel, by their newest gesture about it. */
export type StandingConsent = { readonly purposeId: string; readonly channel: Channel; readonly state: ConsentState; readonly since: string; readonly receiptId: string };

/** One for each purpose and channel that was ever answered; nothing is implied from one about another. */
export function standingConsents(gestures: readonly Gesture[], now: string): readonly StandingConsent[] {
  const newest = new Map<string, Gesture & { readonly channel: Channel }>();
  for (const gesture of gestures) {
    const { channel, kind } = gesture;
    if (channel === null || kind === 'notice') continue;
    const place = `${gesture.purposeId} ${channel}`;
    const before = newest.get(place);
    if (before === undefined || isNewer(gesture, before)) newest.set(place, { ...gesture, channel });
  }
  return [...newest.values()].map(({ purposeId, channel, capturedAt, id, ...gesture }) => ({
    purposeId, channel, state: stateOf({ ...gesture, capturedAt }, now), since: capturedAt, receiptId: id,
  }));
}

/** Until when something is still held of a person: the last of their notice, their meetings and what they agreed to. Null when nothing says. */
export function keptUntil(gestures: readonly Gesture[], lastMeetingAt: string | null, now: string): string | null {
  const notices = gestures.filter((gesture) => gesture.kind === 'notice');
  const given = new Set(standingConsents(gestures, now).filter(({ state }) => state === 'given' || state === 'unconfirmed').map(({ receiptId }) => receiptId));
  const ends = gestures.filter((gesture) => gesture.kind === 'notice' || given.has(gesture.id)).map((gesture) => monthsAfter(gesture.capturedAt, gesture.retentionMonths));
  const afterMeeting = lastMeetingAt === null ? [] : notices.map(({ retentionMonths }) => monthsAfter(lastMeetingAt, retentionMonths));
  return [...ends, ...afterMeeting].toSorted().at(-1) ?? null;
}

/** The same time of day so many calendar months later; a day that the month lacks becomes its last. */
export function monthsAfter(instant: string, months: number): string {
  const [year, month, day] = instant.slice(0, 10).split('-').map(Number);
  if (year === undefined || month === undefined || day === undefined) throw new RangeError('expected an instant');
  const ahead = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(ahead / 12), ahead % 12 + 1];
  const most = [31, isLeap(inYear) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inMonth - 1] ?? 31;
  return `${String(inYear).padStart(4, '0')}-${two(inMonth)}-${two(Math.min(day, most))}${instant.slice(10)}`;
}

function stateOf({ kind, capturedAt, retentionMonths }: Pick<Gesture, 'kind' | 'capturedAt' | 'retentionMonths'>, now: string): ConsentState {
  if (kind === 'withdrawal') return 'withdrawn';
  if (kind === 'refusal' || kind === 'notice') return 'refused';
  if (monthsAfter(capturedAt, retentionMonths) <= now) return 'lapsed';
  if (kind === 'consent') return 'given';
  return secondYesUntil(capturedAt) <= now ? 'lapsed' : 'unconfirmed';
}

/** Of two gestures in one instant the one that gives less counts, then the later id. */
function isNewer(gesture: Gesture, before: Gesture): boolean {
  if (gesture.capturedAt !== before.capturedAt) return gesture.capturedAt > before.capturedAt;
  const gives = (kind: ReceiptKind): number => (kind === 'consent' ? 2 : kind === 'unconfirmed' ? 1 : 0);
  return gives(gesture.kind) === gives(before.kind) ? gesture.id > before.id : gives(gesture.kind) < gives(before.kind);
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
