import type { IntakeRow } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/**
 * Writes a row and the facts it stands for: ledger entry, outbox row, its receipts' ids, appointment. Call it inside a transaction.
 * `text` is the row as it travels.
 */
export function keepRow(database: Database): (row: IntakeRow, text: string) => void {
  const addEntry = database.prepare(`INSERT INTO ledger (sequence, id, created_at, body_sha256, previous_hash, hash)
    VALUES (:sequence, :id, :createdAt, :bodySha256, :previousHash, :hash)`);
  const addRow = database.prepare('INSERT INTO outbox (sequence, id, row) VALUES (:sequence, :id, :row)');
  const addReceipt = database.prepare('INSERT INTO receipt_ids (id, submission_id) VALUES (?, ?)');
  const addAppointment = database.prepare(`INSERT INTO appointments (id, submission_id, kind, starts_at, minutes, state, made_at, lease_id)
    VALUES (:id, :submissionId, :kind, :startsAt, :minutes, 'requested', :madeAt, :leaseId)`);
  return (row, text) => {
    const { sequence, id, createdAt, bodySha256, previousHash, hash, body } = row;
    addEntry.run({ sequence, id, createdAt, bodySha256, previousHash, hash });
    addRow.run({ sequence, id, row: text });
    if (body.kind !== 'submission') return;
    for (const receipt of body.receipts) addReceipt.run(receipt.body.id, id);
    const { appointment } = body.submission;
    if (appointment === null) return;
    const { slot } = appointment;
    addAppointment.run({ id: appointment.id, submissionId: id, kind: appointment.kind, startsAt: slot?.startsAt ?? null, minutes: slot?.minutes ?? null, madeAt: createdAt, leaseId: appointment.leaseId ?? null });
  };
}
