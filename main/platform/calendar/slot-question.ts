import type { AppointmentOffer, Boutique } from '#contract/content.ts';
import type { Occupied, Slot } from '#contract/submission.ts';
import type { BusySpan, SlotQuestion } from '#domain/appointments/open-slots.ts';
import { receiversFor } from '#domain/appointments/receivers.ts';
import type { Stretch } from '#domain/appointments/quarters.ts';
import type { Locale } from '#domain/locale.ts';
import { localCalendar } from './local-calendar.ts';

type Asked = {
  readonly boutique: Boutique;
  readonly offer: AppointmentOffer;
  readonly occupied: Occupied;
  /** Null when any language will do. */
  readonly locale: Locale | null;
  readonly now: Date;
};

/** What window and hub ask alike: the maison's rules for one kind, beside what its calendar holds. */
export function slotQuestion({ boutique, offer, occupied, locale, now }: Asked): SlotQuestion {
  const calendar = localCalendar(boutique.timeZone);
  const { meetings, elsewhere } = occupied;
  const ofAdvisor = Map.groupBy([...meetings, ...elsewhere], ({ advisorId }) => advisorId);
  const receivers = receiversFor(boutique.advisors, { kind: offer.kind, locale }, calendar, (id) => (ofAdvisor.get(id) ?? []).map(stretchOf));
  // Whoever is named for the kind is away themselves; where nobody is, a place goes with them.
  const placesElsewhere = elsewhere.filter(({ advisorId }) => advisorId === null || receivers === null).map((span) => ({ ...span, places: 1 }));
  return {
    hours: boutique.hours,
    offer,
    calendar,
    busy: [...occupied.busy.filter((span) => span.kind === offer.kind), ...placesElsewhere].map(({ startsAt, minutes, places }): BusySpan => ({ startsAtMs: Date.parse(startsAt), minutes, places })),
    receivers,
    nowMs: now.getTime(),
  };
}

function stretchOf({ startsAt, minutes }: Slot): Stretch {
  const fromMs = Date.parse(startsAt);
  return { fromMs, toMs: fromMs + minutes * 60_000 };
}
