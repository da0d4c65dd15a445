import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Nobody receives two people at once: a quarter of an hour of an advisor is there once, whatever the kind of the meeting. */
export const receiveByAdvisors: Migration = {
  number: 11,
  sql: `
CREATE TABLE advisor_quanta (
  boutique_id TEXT NOT NULL, advisor_id TEXT NOT NULL, quantum INTEGER NOT NULL, appointment_id TEXT NOT NULL,
  PRIMARY KEY (boutique_id, advisor_id, quantum)
) STRICT, WITHOUT ROWID;
CREATE INDEX advisor_quanta_of_appointment ON advisor_quanta (appointment_id);
ALTER TABLE appointments ADD COLUMN advisor_id TEXT;`,
};
