import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Each yes that a person has to repeat, queued in the transaction that kept its receipt. It holds neither an address nor a text. */
const add = (receipt: string): string => `INSERT INTO confirmations (receipt_id, subject_id, channel, captured_at)
  SELECT id, receipt ->> '$.body.subjectId', receipt ->> '$.body.channel', captured_at FROM ${receipt}
  WHERE receipt ->> '$.body.kind' = 'unconfirmed' AND is_signature_right = 1`;

export const askForASecondYes: Migration = {
  number: 4,
  sql: `
CREATE TABLE confirmations (
  receipt_id TEXT PRIMARY KEY, subject_id TEXT NOT NULL, channel TEXT NOT NULL, captured_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'not-sent')), because TEXT,
  token_sha256 TEXT, tries INTEGER NOT NULL DEFAULT 0, not_before TEXT, ended_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX confirmations_waiting ON confirmations (captured_at, receipt_id) WHERE state = 'waiting';
CREATE INDEX confirmations_by_token ON confirmations (token_sha256);
${add('receipts')};
CREATE TRIGGER second_yes_needed AFTER INSERT ON receipts BEGIN
  ${add('(SELECT new.id AS id, new.receipt AS receipt, new.captured_at AS captured_at, new.is_signature_right AS is_signature_right)')};
END;`,
};
