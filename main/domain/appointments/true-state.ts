import type { AppointmentState } from './appointment.ts';

export type Lease = 'live' | 'over' | 'none';

/**
 * The state that may be told: a slot held for an appointment the hub does not know yet is held for as long as its lease runs,
 * counted by a monotonic clock; after it, or after a restart, the appointment is only requested.
 */
export function trueState(kept: AppointmentState, isDelivered: boolean, lease: Lease): AppointmentState {
  return kept === 'held' && !isDelivered && lease !== 'live' ? 'requested' : kept;
}
