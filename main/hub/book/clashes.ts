import * as z from 'zod';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { quarterAt, quarterMinutes, startOfQuarter } from '#domain/appointments/quarters.ts';
import type { AppointmentId, BoutiqueId } from '#domain/ids.ts';
import { appointmentId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { isElsewhere } from './blocks.ts';

/** A meeting that is promised to a visitor, and an event of another calendar that lies over it: on whoever receives, or on the last place. */
export type Clash = { readonly appointmentId: AppointmentId; readonly over: 'advisor' | 'place'; readonly connector: string; readonly startsAt: string; readonly minutes: number };

/** What the maison has for a kind; `isReceived` when advisors are named for it. */
export type KindRoom = { readonly kind: AppointmentKind; readonly capacity: number; readonly isReceived: boolean };

type ClashesAsked = { readonly boutique: BoutiqueId; readonly rooms: readonly KindRoom[]; readonly now: Date };

export type BookClashes = {
  /** Of meetings to come, without those that staff keep as they are. */
  readonly of: (asked: ClashesAsked) => readonly Clash[];
  /** Staff keep the meeting: what lies over it now is asked about no more. False when nothing does. */
  readonly keep: (appointment: AppointmentId, asked: ClashesAsked, by: { readonly who: string; readonly at: string }) => boolean;
};

const found = z.object({ id: appointmentId, over: z.enum(['advisor', 'place']), connector: z.string(), ref: z.string(), first: z.int(), end: z.int() });

const promised = `appointments.state IN ('confirmed', 'moved') AND appointments.starts_at > :now`;
const undecided = `NOT EXISTS (SELECT 1 FROM kept_over_blocks AS kept WHERE kept.appointment_id = appointments.id
  AND (kept.connector, kept.ref, kept.first_quantum, kept.end_quantum) = (blocks.connector, blocks.ref, blocks.first_quantum, blocks.end_quantum))`;
const isAnothers = (alias: string): string => `${alias}.appointment_id IS NOT appointments.id AND ${isElsewhere(alias)}`;
const columns = 'appointments.id, blocks.connector, blocks.ref, blocks.first_quantum AS first, blocks.end_quantum AS end';

const overAdvisors = `SELECT DISTINCT ${columns}, 'advisor' AS over FROM blocks
  JOIN advisor_quanta ON (advisor_quanta.boutique_id, advisor_quanta.advisor_id) = (blocks.boutique_id, blocks.advisor_id) AND quantum >= blocks.first_quantum AND quantum < blocks.end_quantum
  JOIN appointments ON appointments.id = advisor_quanta.appointment_id
  WHERE blocks.boutique_id = :boutique AND blocks.end_quantum > :quarter AND ${promised} AND ${isAnothers('blocks')} AND ${undecided}`;

/** Where more is given away than there are places, the last of those who have one are without. */
const takesAPlace = (alias: string): string => `(${alias}.advisor_id IS NULL OR NOT room.value ->> '$.isReceived')`;
const overPlaces = `WITH taken AS (SELECT kind, quantum, appointment_id, row_number() OVER (PARTITION BY kind, quantum ORDER BY place) AS nth FROM quanta WHERE boutique_id = :boutique AND quantum >= :quarter)
  SELECT DISTINCT ${columns}, 'place' AS over FROM blocks
  JOIN taken ON quantum >= blocks.first_quantum AND quantum < blocks.end_quantum
  JOIN json_each(:rooms) AS room ON room.value ->> '$.kind' = taken.kind
  JOIN appointments ON appointments.id = taken.appointment_id
  WHERE blocks.boutique_id = :boutique AND ${takesAPlace('blocks')} AND ${promised} AND ${isAnothers('blocks')} AND ${undecided}
    AND nth + (SELECT count(*) FROM blocks AS all_blocks WHERE all_blocks.boutique_id = :boutique AND quantum >= all_blocks.first_quantum AND quantum < all_blocks.end_quantum
      AND ${takesAPlace('all_blocks')} AND ${isAnothers('all_blocks')}) > room.value ->> '$.capacity'`;

export function openBookClashes(database: Database): BookClashes {
  const find = database.prepare(`SELECT * FROM (${overAdvisors}) UNION ALL SELECT * FROM (${overPlaces}) ORDER BY first, id`);
  const add = database.prepare('INSERT INTO kept_over_blocks (appointment_id, connector, ref, first_quantum, end_quantum, by_whom, at) VALUES (:id, :connector, :ref, :first, :end, :who, :at) ON CONFLICT DO NOTHING');
  const read = ({ boutique, rooms, now }: ClashesAsked) => find.all({ boutique, rooms: JSON.stringify(rooms), now: now.toISOString(), quarter: quarterAt(now.getTime()) }).map((row) => found.parse(row));
  const keep = database.transaction((appointment: AppointmentId, asked: ClashesAsked, by: { readonly who: string; readonly at: string }): boolean => {
    const own = read(asked).filter(({ id }) => id === appointment);
    for (const { over: _, ...block } of own) add.run({ ...block, ...by });
    return own.length > 0;
  });
  return {
    of: (asked) => read(asked).map(({ id, over, connector, first, end }) => ({
      appointmentId: id, over, connector, startsAt: new Date(startOfQuarter(first)).toISOString(), minutes: (end - first) * quarterMinutes,
    })),
    keep: keep.immediate,
  };
}
