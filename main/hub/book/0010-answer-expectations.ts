import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** What became of what somebody hoped for, once a visit; its words lie under that person's key, as the hope does. */
export const answerExpectations: Migration = {
  number: 10,
  sql: `
CREATE TABLE expectation_answers (
  appointment_id TEXT PRIMARY KEY REFERENCES appointments (id), outcome TEXT NOT NULL CHECK (outcome IN ('met', 'partly', 'not-met')),
  hidden_note TEXT, answered_by TEXT NOT NULL, answered_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE VIEW answered_expectations AS SELECT appointment_id, outcome, answered_by, answered_at,
  CASE WHEN clients.erased_at IS NULL THEN reveal(key_id, 'expectation-answer', hidden_note) END AS note
  FROM expectation_answers JOIN appointments ON appointments.id = appointment_id JOIN clients ON clients.id = appointments.client_id;`,
};
