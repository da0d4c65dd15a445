import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** Another advisor is news too, and what a visitor was told last says whether it is. */
export const tellWhoReceives: Migration = {
  number: 14,
  sql: `
ALTER TABLE messages ADD COLUMN told TEXT;
DROP TRIGGER appointment_changed_message;
CREATE TRIGGER appointment_changed_message AFTER UPDATE ON appointments
WHEN (old.state, old.starts_at, old.minutes, old.advisor_id) IS NOT (new.state, new.starts_at, new.minutes, new.advisor_id) BEGIN
  UPDATE messages SET state = 'not-sent', because = 'newer', ended_at = new.changed_at WHERE appointment_id = new.id AND state = 'waiting' AND version < new.version;
  INSERT INTO messages (appointment_id, version) SELECT new.id, new.version
    WHERE new.kind <> 'now' AND new.state IN ('confirmed', 'moved', 'declined', 'cancelled') ON CONFLICT DO NOTHING;
END;`,
};
