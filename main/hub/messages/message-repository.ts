import * as z from 'zod';
import type { AppointmentId, ClientId, ReceiptId } from '#domain/ids.ts';
import { appointmentId, instant, receiptId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** Why somebody was not told; for staff, in their own words in the console. */
export const notSentReasons = ['newer', 'no-contact', 'no-notice', 'refused', 'too-late', 'not-held', 'nothing-new'] as const;

export type NotSentReason = (typeof notSentReasons)[number];

export type MessageRow = { readonly id: number; readonly appointmentId: AppointmentId; readonly version: number; readonly tries: number };

/** What a message said that a later one may have to take back. */
export type Told = { readonly startsAt: string | null; readonly receivedBy: string | null };

export type MessageStanding = {
  readonly version: number;
  readonly state: 'waiting' | 'sent' | 'not-sent';
  readonly channel: 'email' | 'sms' | null;
  /** A reason when it was not sent; the last code of a carrier while it waits. */
  readonly because: string | null;
  readonly at: string | null;
};

/** What visitors have to hear, one row for an appointment and a version of it; the book's own triggers add them. */
export type MessageRepository = {
  readonly next: (now: string) => MessageRow | null;
  readonly sent: (row: MessageRow, by: { readonly channel: 'email' | 'sms'; readonly receiptId: ReceiptId; readonly at: string; readonly told: Told }) => void;
  readonly notSent: (row: MessageRow, because: NotSentReason, at: string) => void;
  readonly later: (row: MessageRow, because: string, notBefore: string) => void;
  /** A message that a line was missing for may be tried now: the line is there. */
  readonly wake: () => void;
  /** How the newest message about an appointment stands; null when nothing had to be told. */
  readonly standing: (appointment: AppointmentId) => MessageStanding | null;
  /** What the newest message that went out about it said. */
  readonly lastTold: (appointment: AppointmentId) => Told | null;
  /** The receipt of the notice on which a message to this person rests. */
  readonly noticeOf: (client: ClientId) => ReceiptId | null;
};

const row = z.object({ id: z.int(), appointment_id: appointmentId, version: z.int(), tries: z.int() })
  .transform((found): MessageRow => ({ id: found.id, appointmentId: found.appointment_id, version: found.version, tries: found.tries }));

const toldText = z.string().transform((text): Told => z.object({ startsAt: instant.nullable(), receivedBy: z.string().nullable() }).parse(JSON.parse(text)));

const standingRow = z.object({ version: z.int(), state: z.enum(['waiting', 'sent', 'not-sent']), channel: z.enum(['email', 'sms']).nullable(), because: z.string().nullable(), ended_at: instant.nullable() })
  .transform(({ ended_at: at, ...rest }): MessageStanding => ({ ...rest, at }));

export function openMessageRepository(database: Database): MessageRepository {
  const next = database.prepare(`SELECT id, appointment_id, version, tries FROM messages WHERE state = 'waiting' AND coalesce(not_before, '') <= ? ORDER BY id LIMIT 1`);
  const end = database.prepare(`UPDATE messages SET state = :state, because = :because, channel = :channel, receipt_id = :receiptId, told = :told, ended_at = :at, not_before = NULL WHERE id = :id`);
  const later = database.prepare(`UPDATE messages SET tries = tries + 1, because = ?, not_before = ? WHERE id = ? AND state = 'waiting'`);
  const wake = database.prepare(`UPDATE messages SET not_before = NULL WHERE state = 'waiting'`);
  const standing = database.prepare('SELECT version, state, channel, because, ended_at FROM messages WHERE appointment_id = ? ORDER BY version DESC LIMIT 1');
  const lastTold = database.prepare(`SELECT told FROM messages WHERE appointment_id = ? AND state = 'sent' AND told IS NOT NULL ORDER BY version DESC LIMIT 1`).pluck();
  const notice = database.prepare(`SELECT receipt ->> '$.body.id' FROM receipts WHERE client_id = ? AND receipt ->> '$.body.kind' = 'notice' ORDER BY receipt ->> '$.body.capturedAt' DESC LIMIT 1`).pluck();
  return {
    next: (now) => {
      const found = next.get(now);
      return found === undefined ? null : row.parse(found);
    },
    sent: ({ id }, { channel, receiptId: rests, at, told }) => void end.run({ id, state: 'sent', because: null, channel, receiptId: rests, told: JSON.stringify(told), at }),
    notSent: ({ id }, because, at) => void end.run({ id, state: 'not-sent', because, channel: null, receiptId: null, told: null, at }),
    later: ({ id }, because, notBefore) => void later.run(because, notBefore, id),
    wake: () => void wake.run(),
    standing: (appointment) => {
      const found = standing.get(appointment);
      return found === undefined ? null : standingRow.parse(found);
    },
    lastTold: (appointment) => toldText.nullable().parse(lastTold.get(appointment) ?? null),
    noticeOf: (client) => receiptId.nullable().catch(null).parse(notice.get(client) ?? null),
  };
}
