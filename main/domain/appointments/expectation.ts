import type { AppointmentKind, AppointmentState } from './appointment.ts';

/** What became of what a visitor hoped for. */
export const expectationOutcomes = ['met', 'partly', 'not-met'] as const;

export type ExpectationOutcome = (typeof expectationOutcomes)[number];

type Visit = { readonly kind: AppointmentKind; readonly state: AppointmentState; readonly expectation: string | null; readonly slot: { readonly startsAt: string } | null };

/** Whether somebody came, hoped for something, and it may now be said what became of it: from the moment the visit begins. */
export function isExpectationDue({ kind, state, expectation, slot }: Visit, nowMs: number): boolean {
  if (expectation === null || expectation === '' || (state !== 'confirmed' && state !== 'moved')) return false;
  return kind === 'now' || (slot !== null && Date.parse(slot.startsAt) <= nowMs);
}
