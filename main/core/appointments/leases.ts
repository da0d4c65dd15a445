import type { Lease } from '#domain/appointments/true-state.ts';
import type { AppointmentId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';

/** Slots the hub lent to this window, counted by a monotonic clock: none outlives a restart. */
export type Leases = {
  readonly grant: (id: AppointmentId, until: string) => void;
  readonly of: (id: AppointmentId) => Lease;
};

/** Ours ends before the hub's, so that the two never both count on a slot. */
const guardMs = 5_000;

export function createLeases(clock: Clock): Leases {
  const endsAtMs = new Map<AppointmentId, number>();
  return {
    grant: (id, until) => {
      endsAtMs.set(id, clock.monotonicMs() + Date.parse(until) - clock.now().getTime() - guardMs);
    },
    of: (id) => {
      const endMs = endsAtMs.get(id);
      if (endMs === undefined) return 'none';
      return clock.monotonicMs() < endMs ? 'live' : 'over';
    },
  };
}
