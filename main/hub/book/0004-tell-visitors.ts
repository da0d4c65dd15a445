import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * What visitors who have left are still to hear, written by triggers in the transaction that made it so, whoever wrote the book.
 * A row holds neither a contact nor a text: both are read from the book when it is sent. Whoever called somebody to come (`now`)
 * stands there and reads it on the glass. A newer word takes the place of an older one that was not sent.
 */
const told = `new.kind <> 'now' AND new.state IN ('confirmed', 'moved', 'declined', 'cancelled')`;
const add = `INSERT INTO messages (appointment_id, version) VALUES (new.id, new.version) ON CONFLICT DO NOTHING`;

export const tellVisitors: Migration = {
  number: 4,
  sql: `
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, appointment_id TEXT NOT NULL, version INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'not-sent')), because TEXT, channel TEXT, receipt_id TEXT,
  tries INTEGER NOT NULL DEFAULT 0, not_before TEXT, ended_at TEXT, UNIQUE (appointment_id, version)
) STRICT;
CREATE INDEX messages_waiting ON messages (id) WHERE state = 'waiting';
CREATE TABLE codes (code_sha256 TEXT PRIMARY KEY, appointment_id TEXT NOT NULL UNIQUE, hidden TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER appointment_added_message AFTER INSERT ON appointments WHEN ${told} BEGIN ${add}; END;
CREATE TRIGGER appointment_changed_message AFTER UPDATE ON appointments
WHEN (old.state, old.starts_at, old.minutes) IS NOT (new.state, new.starts_at, new.minutes) BEGIN
  UPDATE messages SET state = 'not-sent', because = 'newer', ended_at = new.changed_at WHERE appointment_id = new.id AND state = 'waiting' AND version < new.version;
  INSERT INTO messages (appointment_id, version) SELECT new.id, new.version WHERE ${told} ON CONFLICT DO NOTHING;
END;`,
};
