import { stateAfterReply } from '#domain/appointments/staff-reply.ts';
import type { AppointmentId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { locale } from '#contract/content.ts';
import { appointmentRow } from './book-rows.ts';
import type { Book, BookedAppointment, ReplyAnswer, StaffReply } from './book.ts';
import type { Quanta, TakenPlace } from './quanta.ts';
import { roomOf } from './room.ts';

const impossible = {
  'it-ended': 'It ended already; whoever asked was told.',
  'it-needs-a-time': 'No time was chosen yet: propose one.',
  'now-has-no-time': 'Somebody stands there now: say that someone is coming, or that nobody can.',
} as const;

type HandOver = Extract<StaffReply, { act: 'hand-over' }>;
type Move = Extract<StaffReply, { act: 'move' }>;

class TimeTaken extends Error {
  override readonly name = 'TimeTaken';
}

/** Staff's yes, another time, or no: in the calendar and in the appointment at once. */
export function appointmentAnswerer(database: Database, quanta: Quanta): Pick<Book, 'reply'> {
  const find = database.prepare('SELECT * FROM meetings WHERE id = ?');
  const change = database.prepare(`UPDATE appointments SET state = :state, reason = :reason, starts_at = :startsAt, minutes = :minutes, advisor_id = :advisorId, changed_at = :at, version = version + 1
    WHERE id = :id`);
  const read = (id: AppointmentId) => appointmentRow.parse(find.get(id));

  const localeOf = database.prepare(`SELECT card ->> '$.locale' FROM people WHERE id = ?`).pluck();

  const takeOrThrow = database.transaction(({ id, boutiqueId, kind, clientId }: BookedAppointment, { slot, ...move }: Move): TakenPlace => {
    quanta.free(id);
    const taken = quanta.take(id, { boutiqueId, kind, slot, locale: locale.parse(localeOf.get(clientId)), ...roomOf(move) });
    if (taken === null) throw new TimeTaken();
    return taken;
  });
  /** Null leaves the appointment the time it had. */
  const takeInstead = (appointment: BookedAppointment, move: Move): TakenPlace | null => {
    try {
      return takeOrThrow(appointment, move);
    } catch (error) {
      if (error instanceof TimeTaken) return null;
      throw error;
    }
  };

  const passOn = ({ id, boutiqueId, kind, slot }: BookedAppointment, { to, ...handOver }: HandOver): boolean =>
    slot !== null && quanta.handOver(id, to, { boutiqueId, kind, slot, ...roomOf(handOver) });

  const reply = database.transaction((id: AppointmentId, version: number, given: StaffReply, at: string): ReplyAnswer => {
    const appointment = read(id);
    if (appointment.version !== version) return { outcome: 'stale', appointment };
    const settled = stateAfterReply({ ...appointment, hasTime: appointment.slot !== null }, given.act);
    if (settled.outcome === 'impossible') return { outcome: 'refused', reason: impossible[settled.because] };
    if (given.act === 'confirm' && settled.state === appointment.state) return { outcome: 'answered', appointment };
    const isOver = given.act === 'decline' || given.act === 'cancel';
    if (isOver) quanta.free(id);
    const moved = given.act === 'move' ? takeInstead(appointment, given) : null;
    if (given.act === 'move' && moved === null) return { outcome: 'refused', reason: 'That time is taken. Nothing was changed.' };
    if (given.act === 'hand-over' && !passOn(appointment, given)) return { outcome: 'refused', reason: 'They are not free then, or do not receive for this. Nothing was changed.' };
    const slot = given.act === 'move' ? given.slot : appointment.slot;
    const advisorId = isOver ? null : given.act === 'hand-over' ? given.to : (moved ?? appointment).advisorId;
    change.run({ id, state: settled.state, reason: given.act === 'decline' ? given.reason : null, startsAt: slot?.startsAt ?? null, minutes: slot?.minutes ?? null, advisorId, at });
    return { outcome: 'answered', appointment: read(id) };
  });
  return { reply: (id, version, given, at) => reply.immediate(id, version, given, at) };
}
