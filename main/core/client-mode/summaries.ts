import type { ClientCard } from '#contract/client.ts';
import type { ClientSummary } from '#contract/window-api.ts';

const mostShown = 500;
const mostPieces = 3;

type Meeting = NonNullable<ClientSummary['nextMeeting']>;

/** The clients of the boutique, by initials alone: whom the boutique sees next first, then those with a next gesture, then by family name. */
export function summariesOf(cards: Iterable<ClientCard>, now: Date): readonly ClientSummary[] {
  return [...cards]
    .map((card) => ({ card, nextMeeting: nextMeetingOf(card, now.toISOString()) }))
    .sort((left, right) => timeOf(left.nextMeeting).localeCompare(timeOf(right.nextMeeting)) || rankOf(left.card) - rankOf(right.card)
      || left.card.familyName.localeCompare(right.card.familyName, left.card.locale))
    .slice(0, mostShown)
    .map(({ card, nextMeeting }) => ({
      id: card.id, initials: card.initials, nextGesture: card.nextGesture?.text ?? null, nextMeeting,
      piecesToPrepare: nextMeeting === null ? [] : card.selection.slice(0, mostPieces).map((entry) => entry.watchId),
    }));
}

/** The soonest that still stands and is not over; one without a time comes when its time is known. */
function nextMeetingOf({ appointments }: ClientCard, now: string): Meeting | null {
  const ahead = appointments.flatMap(({ kind, slot, state }): Meeting[] => {
    const isOff = state === 'cancelled' || state === 'declined';
    return slot === null || isOff || endOf(slot) <= now ? [] : [{ kind, startsAt: slot.startsAt, state }];
  });
  return ahead.toSorted((left, right) => left.startsAt.localeCompare(right.startsAt))[0] ?? null;
}

function endOf({ startsAt, minutes }: { readonly startsAt: string; readonly minutes: number }): string {
  return new Date(Date.parse(startsAt) + minutes * 60_000).toISOString();
}

/** Those without a meeting come after every date. */
function timeOf(meeting: Meeting | null): string {
  return meeting?.startsAt ?? '9999';
}

function rankOf(card: ClientCard): number {
  return card.nextGesture === null ? 1 : 0;
}
