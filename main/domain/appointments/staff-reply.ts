import type { AppointmentKind, AppointmentState } from './appointment.ts';

/** `cancel` is the visitor's own, by the code they carry; the others are staff's. */
export type ReplyAct = 'confirm' | 'move' | 'hand-over' | 'decline' | 'cancel';

/** What a reply finds. `now` has no time and needs none: somebody is standing there. */
export type RepliedTo = { readonly kind: AppointmentKind; readonly state: AppointmentState; readonly hasTime: boolean };

/** The state that staff's reply gives an appointment, or why it cannot be given. */
export type RepliedState = { readonly outcome: 'settled'; readonly state: AppointmentState } | { readonly outcome: 'impossible'; readonly because: 'it-ended' | 'it-needs-a-time' | 'now-has-no-time' };

export function stateAfterReply({ kind, state, hasTime }: RepliedTo, act: ReplyAct): RepliedState {
  if (state === 'declined' || state === 'cancelled') return { outcome: 'impossible', because: 'it-ended' };
  if (act === 'cancel') return { outcome: 'settled', state: 'cancelled' };
  if (act === 'decline') return { outcome: 'settled', state: 'declined' };
  if (act === 'move') return kind === 'now' ? { outcome: 'impossible', because: 'now-has-no-time' } : { outcome: 'settled', state: hasTime || state === 'moved' ? 'moved' : 'confirmed' };
  if (act === 'hand-over' && (kind === 'now' || !hasTime)) return { outcome: 'impossible', because: kind === 'now' ? 'now-has-no-time' : 'it-needs-a-time' };
  if (kind !== 'now' && !hasTime) return { outcome: 'impossible', because: 'it-needs-a-time' };
  return { outcome: 'settled', state: state === 'moved' ? 'moved' : 'confirmed' };
}
