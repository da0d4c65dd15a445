import type { AppointmentView } from '#contract/console-api.ts';

/** In the order in which somebody has to act on them. */
export const appointmentGroups = ['To be solved', 'To be answered', 'Lost their time', 'To come', 'Over'] as const;

export type AppointmentGroup = (typeof appointmentGroups)[number];

type Grouped = Pick<AppointmentView, 'state' | 'kind' | 'slot' | 'version' | 'clash'>;

/**
 * Two windows that were cut off can promise to ask for one time: the calendar gives it to one, and declines the other as it arrives,
 * before anybody has seen it. Until that time is over an advisor should know of them. Before all others come those who were promised a time
 * that somebody gave away in another calendar.
 */
export function groupOf({ state, kind, slot, version, clash }: Grouped, nowMs = Date.now()): AppointmentGroup {
  if (clash !== null) return 'To be solved';
  const isPast = slot !== null && Date.parse(slot.startsAt) + slot.minutes * 60_000 < nowMs;
  if (state === 'declined' && version === 1 && slot !== null && !isPast) return 'Lost their time';
  if (state === 'declined' || state === 'cancelled') return 'Over';
  if (state === 'received' || state === 'requested' || state === 'held') return 'To be answered';
  return kind === 'now' || isPast ? 'Over' : 'To come';
}

export function canBeAnswered(group: AppointmentGroup): boolean {
  return group === 'To be solved' || group === 'To be answered' || group === 'To come';
}
