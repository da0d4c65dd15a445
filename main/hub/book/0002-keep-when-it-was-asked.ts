import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** A window that was cut off delivers late: somebody who asked an hour ago does not stand there now. */
export const keepWhenItWasAsked: Migration = {
  number: 2,
  sql: `
ALTER TABLE appointments ADD COLUMN asked_at TEXT;
UPDATE appointments SET asked_at = arrived_at;
CREATE INDEX appointments_standing ON appointments (asked_at) WHERE kind = 'now' AND state = 'received';`,
};
