import { availability, type Availability, type AppointmentRequest, type Occupied, type Slot, type SlotsAnswer, type SlotsQuery } from '#contract/submission.ts';
import type { AppointmentOffer, ContentDocument } from '#contract/content.ts';
import { isStillOffered, openSlots, stretchTaken, type BusySpan, type Receiver, type SlotQuestion } from '#domain/appointments/open-slots.ts';
import { quartersOf, startOfQuarter } from '#domain/appointments/quarters.ts';
import { slotQuestion } from '../../platform/calendar/slot-question.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { AppointmentRepository } from './appointment-repository.ts';
import type { Leases } from './leases.ts';

export type Slots = {
  readonly list: (query: SlotsQuery, document: ContentDocument) => SlotsAnswer;
  /** Whether what was asked for is offered: the kind, and the time if one was chosen. */
  readonly offers: (request: Pick<AppointmentRequest, 'kind' | 'slot'>, document: ContentDocument) => boolean;
  readonly hear: (heard: Availability) => void;
};

type Parts = { readonly database: Database; readonly appointments: AppointmentRepository; readonly leases: Leases; readonly clock: Clock };

const nothingHeard: Occupied = { busy: [], meetings: [], elsewhere: [] };

/** A form takes a while: what was offered when it was begun may still be asked for. */
const formMs = 45 * 60_000;

export function createSlots({ database, appointments, leases, clock }: Parts): Slots {
  const read = database.prepare<[], { heard: string }>('SELECT heard FROM availability');
  const write = database.prepare('INSERT INTO availability (one, heard) VALUES (1, ?) ON CONFLICT DO UPDATE SET heard = excluded.heard');
  const heardLast = (): Availability | null => {
    const row = read.get();
    return row === undefined ? null : availability.parse(JSON.parse(row.heard));
  };
  const rulesFor = (offer: AppointmentOffer, { boutique }: ContentDocument, occupied: Occupied): SlotQuestion => slotQuestion({ boutique, offer, occupied, locale: null, now: clock.now() });
  const questionFor = (offer: AppointmentOffer, document: ContentDocument, heard: Availability | null): SlotQuestion => {
    const question = rulesFor(offer, document, heard ?? nothingHeard);
    const own = ownBlocks(leases, heard, offer);
    return {
      ...question, busy: [...question.busy, ...busyHere(appointments, clock, heard, offer), ...own],
      receivers: question.receivers === null ? null : [...question.receivers, ...own.map(receivesOnly)],
    };
  };
  return {
    list: (query, document) => {
      const heard = heardLast();
      const offer = document.boutique.offers.find((entry) => entry.kind === query.kind);
      const days = offer === undefined ? [] : daysOf(query, questionFor(offer, document, heard));
      return { source: heard === null ? 'hours' : 'hub', asOf: heard?.asOf ?? null, days };
    },
    offers: (request, document) => {
      const offer = document.boutique.offers.find((entry) => entry.kind === request.kind);
      if (offer === undefined || request.slot === null) return offer !== undefined;
      const slot = { startsAtMs: Date.parse(request.slot.startsAt), minutes: request.slot.minutes };
      // A place that somebody took meanwhile is the hub's to judge: it has alternatives, a refusal here has none.
      return isStillOffered(slot, rulesFor(offer, document, nothingHeard), formMs);
    },
    hear: (heard) => void write.run(JSON.stringify(heard)),
  };
}

function daysOf(query: SlotsQuery, question: SlotQuestion): SlotsAnswer['days'] {
  return openSlots(query.from, query.days, question).map(({ date, startsAtMs }) => {
    const slots = startsAtMs.map((startMs) => ({ startsAt: new Date(startMs).toISOString(), minutes: question.offer.minutes }));
    return { date, slots: slots.slice(0, 200) };
  });
}

/** What was asked for on this window and is not yet in the calendar that was heard. */
function busyHere(appointments: AppointmentRepository, clock: Clock, heard: Availability | null, offer: AppointmentOffer): readonly BusySpan[] {
  const spans: BusySpan[] = [];
  for (const entry of appointments.withPlaceAfter(clock.now().toISOString())) {
    const isInCalendar = heard !== null && entry.deliveredAt !== null && entry.deliveredAt < heard.asOf;
    if (isInCalendar || entry.kind !== offer.kind || entry.startsAt === null || entry.minutes === null) continue;
    spans.push(asTaken({ startsAt: entry.startsAt, minutes: entry.minutes }, offer, 1));
  }
  return spans;
}

/** What the calendar keeps from others it keeps for this window: those places are free here. */
function ownBlocks(leases: Leases, heard: Availability | null, offer: AppointmentOffer): readonly BusySpan[] {
  return leases.live()
    .filter((lent) => lent.kind === offer.kind && heard !== null && lent.lentAt <= heard.asOf)
    .map(({ slot }) => asTaken(slot, offer, -1));
}

/** Whoever the calendar keeps for a time that is held here: free then, and only then. */
function receivesOnly({ startsAtMs, minutes }: BusySpan): Receiver {
  const { first, count } = quartersOf({ fromMs: startsAtMs, toMs: startsAtMs + minutes * 60_000 });
  return { away: [{ fromMs: 0, toMs: startOfQuarter(first) }, { fromMs: startOfQuarter(first + count), toMs: Number.MAX_SAFE_INTEGER }] };
}

/** With what is kept free around it, as the hub's calendar has it. */
function asTaken(slot: Slot, { bufferBeforeMinutes, bufferAfterMinutes }: AppointmentOffer, places: number): BusySpan {
  const { fromMs, toMs } = stretchTaken(Date.parse(slot.startsAt), { minutes: slot.minutes, bufferBeforeMinutes, bufferAfterMinutes });
  return { startsAtMs: fromMs, minutes: (toMs - fromMs) / 60_000, places };
}
