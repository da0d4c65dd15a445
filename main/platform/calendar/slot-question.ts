import type { AppointmentOffer, Boutique } from '#contract/content.ts';
import type { Availability } from '#contract/submission.ts';
import type { BusySpan, SlotQuestion } from '#domain/appointments/open-slots.ts';
import { receiversFor } from '#domain/appointments/receivers.ts';
import type { Locale } from '#domain/locale.ts';
import { localCalendar } from './local-calendar.ts';

type Asked = {
  readonly boutique: Boutique;
  readonly offer: AppointmentOffer;
  readonly busy: Availability['busy'];
  /** Null when any language will do. */
  readonly locale: Locale | null;
  readonly now: Date;
};

/** What window and hub ask alike: the maison's rules for one kind, beside what its calendar holds. */
export function slotQuestion({ boutique, offer, busy, locale, now }: Asked): SlotQuestion {
  const calendar = localCalendar(boutique.timeZone);
  return {
    hours: boutique.hours,
    offer,
    calendar,
    busy: busy.filter((span) => span.kind === offer.kind).map(({ startsAt, minutes, places }): BusySpan => ({ startsAtMs: Date.parse(startsAt), minutes, places })),
    receivers: receiversFor(boutique.advisors, { kind: offer.kind, locale }, calendar, () => []),
    nowMs: now.getTime(),
  };
}
