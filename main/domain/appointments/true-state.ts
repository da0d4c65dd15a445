import type { AppointmentState } from './appointment.ts';

export type Lease = 'live' | 'over' | 'none';

/**
 * The state that may be told. A held slot is held for as long as its lease runs, counted by a clock that nobody sets; after it, or after
 * the machine started again, what remains true is that the hub has the appointment, or that it is kept here.
 */
export function trueState(kept: AppointmentState, isDelivered: boolean, lease: Lease): AppointmentState {
  if (kept === 'held' && lease === 'live') return 'held';
  if (kept !== 'held' && kept !== 'requested') return kept;
  return isDelivered ? 'received' : 'requested';
}
