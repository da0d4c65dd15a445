import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * `ends_ms` counts from the machine's start that `boot_id` names. A row with `lent_at` is a time that the hub lent; one without is
 * the hub's hold of one appointment, under the appointment's id. A lease that an appointment names is used.
 */
export const borrowSlots: Migration = {
  number: 2,
  sql: `
ALTER TABLE appointments ADD COLUMN lease_id TEXT;
ALTER TABLE appointments ADD COLUMN heard_cursor INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX appointments_by_lease ON appointments (lease_id) WHERE lease_id IS NOT NULL;
CREATE TABLE leases (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, starts_at TEXT NOT NULL, minutes INTEGER NOT NULL, boot_id TEXT NOT NULL, ends_ms INTEGER NOT NULL,
  lent_at TEXT, is_given_back INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE lease_memory (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL) STRICT;`,
};
