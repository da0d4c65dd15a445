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
  const meetings = Map.groupBy(occupied.meetings, ({ advisorId }) => advisorId);
  return {
    hours: boutique.hours,
    offer,
    calendar,
    busy: occupied.busy.filter((span) => span.kind === offer.kind).map(({ startsAt, minutes, places }): BusySpan => ({ startsAtMs: Date.parse(startsAt), minutes, places })),
    receivers: receiversFor(boutique.advisors, { kind: offer.kind, locale }, calendar, (id) => (meetings.get(id) ?? []).map(stretchOf)),
    nowMs: now.getTime(),
  };
}

function stretchOf({ startsAt, minutes }: Slot): Stretch {
  const fromMs = Date.parse(startsAt);
  return { fromMs, toMs: fromMs + minutes * 60_000 };
}
