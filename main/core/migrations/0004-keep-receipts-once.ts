import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** A receipt stands in its row, as it travels and as the journal has it; here its id alone, which no other row may bear until it left. */
export const keepReceiptsOnce: Migration = {
  number: 4,
  sql: `
CREATE TABLE receipt_ids (id TEXT PRIMARY KEY, submission_id TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO receipt_ids (id, submission_id) SELECT id, submission_id FROM receipts;
DROP TABLE receipts;
CREATE INDEX receipt_ids_of_submission ON receipt_ids (submission_id);`,
};
