import type { input } from 'zod';
import type { clientCard } from '#contract/client.ts';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import type { LocalMinutes } from '#domain/boutique/opening-hours.ts';

/** An invented client, as written: the meeting to come is counted from the day the book is filled, so that it is always to come. */
export type ClientDraft = {
  readonly boutiqueId: 'geneve' | 'tokyo';
  readonly externalKey: string;
  readonly card: Omit<input<typeof clientCard>, 'appointments'>;
  readonly upcoming: Upcoming | null;
};

export type Upcoming = {
  readonly kind: AppointmentKind;
  /** 1 is the next day on which the boutique opens after today. */
  readonly openDaysAhead: number;
  readonly startsAt: LocalMinutes;
  readonly minutes: number;
};
