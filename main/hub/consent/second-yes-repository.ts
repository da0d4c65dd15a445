import { hash } from 'node:crypto';
import * as z from 'zod';
import { channels, type Channel } from '#domain/consent/purpose.ts';
import type { ReceiptId, SubjectId } from '#domain/ids.ts';
import { receiptId, subjectId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** What one person has to repeat on one channel: one message asks for all of it. */
export type SecondYesDue = { readonly receiptIds: readonly [ReceiptId, ...ReceiptId[]]; readonly subjectId: SubjectId; readonly channel: Channel; readonly firstSaidAt: string; readonly tries: number };

export type SecondYesRepository = {
  readonly next: (now: string) => SecondYesDue | null;
  /** From here on the token opens them; it is kept as a digest. */
  readonly name: (due: SecondYesDue, token: string) => void;
  readonly sent: (due: SecondYesDue, at: string) => void;
  readonly notSent: (due: SecondYesDue, because: 'refused' | 'too-late' | 'no-contact', at: string) => void;
  readonly later: (due: SecondYesDue, because: string, notBefore: string) => void;
  /** What waited for a line may be tried now. */
  readonly wake: () => void;
  readonly ofToken: (token: string) => readonly ReceiptId[];
  readonly forget: (subject: SubjectId) => void;
};

const row = z.object({ receipt_id: receiptId, subject_id: subjectId, channel: z.enum(channels), captured_at: z.string(), tries: z.int() });

export function openSecondYesRepository(database: Database): SecondYesRepository {
  const first = database.prepare(`SELECT * FROM confirmations WHERE state = 'waiting' AND coalesce(not_before, '') <= ? ORDER BY captured_at, receipt_id LIMIT 1`);
  const alike = database.prepare(`SELECT * FROM confirmations WHERE state = 'waiting' AND subject_id = ? AND channel = ? ORDER BY captured_at, receipt_id`);
  const mine = 'receipt_id IN (SELECT value FROM json_each(:ids))';
  const name = database.prepare(`UPDATE confirmations SET token_sha256 = :token WHERE ${mine}`);
  const end = database.prepare(`UPDATE confirmations SET state = :state, because = :because, ended_at = :at, not_before = NULL WHERE ${mine}`);
  const later = database.prepare(`UPDATE confirmations SET tries = tries + 1, because = :because, not_before = :notBefore WHERE ${mine}`);
  const wake = database.prepare(`UPDATE confirmations SET not_before = NULL WHERE state = 'waiting'`);
  const ofToken = database.prepare('SELECT receipt_id FROM confirmations WHERE token_sha256 = ? ORDER BY captured_at, receipt_id').pluck();
  const forget = database.prepare('DELETE FROM confirmations WHERE subject_id = ?');
  const idsOf = ({ receiptIds }: SecondYesDue): string => JSON.stringify(receiptIds);
  return {
    next: (now) => {
      const found = first.get(now);
      if (found === undefined) return null;
      const { receipt_id: id, subject_id: subject, channel, captured_at: firstSaidAt, tries } = row.parse(found);
      const others = alike.all(subject, channel).map((other) => row.parse(other).receipt_id).filter((other) => other !== id);
      return { receiptIds: [id, ...others], subjectId: subject, channel, firstSaidAt, tries };
    },
    name: (due, token) => void name.run({ ids: idsOf(due), token: digestOf(token) }),
    sent: (due, at) => void end.run({ ids: idsOf(due), state: 'sent', because: null, at }),
    notSent: (due, because, at) => void end.run({ ids: idsOf(due), state: 'not-sent', because, at }),
    later: (due, because, notBefore) => void later.run({ ids: idsOf(due), because, notBefore }),
    wake: () => void wake.run(),
    ofToken: (token) => ofToken.all(digestOf(token)).map((id) => receiptId.parse(id)),
    forget: (subject) => void forget.run(subject),
  };
}

function digestOf(token: string): string {
  return hash('sha256', `second-yes/${token}`, 'hex');
}
