import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * What the CRM still has to hear is written by triggers, so it is in the book's own transaction whoever writes the book.
 * A row says how far a thing has come (`wanted`) and how far the CRM has it (`delivered`); what is sent is read from the book
 * then, so a person's facts stand in one place and an old state is never sent after a newer one.
 */
const rows = `
CREATE TABLE connectors (name TEXT PRIMARY KEY, takes TEXT NOT NULL, opened_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, connector TEXT NOT NULL REFERENCES connectors (name) ON DELETE CASCADE,
  sort TEXT NOT NULL CHECK (sort IN ('client', 'appointment', 'consent')), subject TEXT NOT NULL, lane TEXT NOT NULL,
  passes INTEGER NOT NULL DEFAULT 0, wanted INTEGER NOT NULL DEFAULT 1, delivered INTEGER NOT NULL DEFAULT 0,
  tries INTEGER NOT NULL DEFAULT 0, not_before TEXT, parked_because TEXT, remark TEXT, attempted TEXT, digests TEXT, ref TEXT, version TEXT,
  UNIQUE (connector, sort, subject)
) STRICT;
CREATE INDEX deliveries_unfinished ON deliveries (connector, sort, id) WHERE delivered < wanted;
CREATE INDEX deliveries_of_lane ON deliveries (connector, lane) WHERE delivered < wanted;
CREATE INDEX deliveries_by_ref ON deliveries (connector, sort, ref);
CREATE TABLE pulled (
  connector TEXT NOT NULL REFERENCES connectors (name) ON DELETE CASCADE, sort TEXT NOT NULL, ref TEXT NOT NULL, version TEXT NOT NULL,
  own_key TEXT, fields TEXT NOT NULL, seen_at TEXT NOT NULL, removed_at TEXT, PRIMARY KEY (connector, sort, ref)
) STRICT, WITHOUT ROWID;
CREATE TABLE pull_cursors (connector TEXT PRIMARY KEY REFERENCES connectors (name) ON DELETE CASCADE, cursor TEXT NOT NULL, read_at TEXT NOT NULL) STRICT, WITHOUT ROWID;`;

const again = `ON CONFLICT (connector, sort, subject) DO UPDATE
    SET wanted = wanted + 1, passes = excluded.passes, tries = 0, not_before = NULL, parked_because = NULL`;

const clientHeard = `INSERT INTO deliveries (connector, sort, subject, lane)
  SELECT connectors.name, 'client', clients.id, clients.external_key FROM connectors, clients
  WHERE instr(connectors.takes, 'client') > 0 AND clients.external_key LIKE 'subject/%'`;
const appointmentHeard = `INSERT INTO deliveries (connector, sort, subject, lane)
  SELECT connectors.name, 'appointment', appointments.id, clients.external_key FROM connectors, appointments JOIN clients ON clients.id = appointments.client_id
  WHERE instr(connectors.takes, 'appointment') > 0`;
/** The newest gesture of a person for a purpose and channel is the one that counts, in whatever order they arrived. */
const consentHeard = `INSERT INTO deliveries (connector, sort, subject, lane, passes)
  SELECT connectors.name, 'consent', receipts.subject_id || '/' || (receipt ->> '$.body.purposeId') || '/' || (receipt ->> '$.body.channel'), 'subject/' || receipts.subject_id,
    (SELECT newest.receipt ->> '$.body.kind' FROM receipts AS newest WHERE newest.subject_id = receipts.subject_id
      AND newest.receipt ->> '$.body.purposeId' = receipts.receipt ->> '$.body.purposeId' AND newest.receipt ->> '$.body.channel' = receipts.receipt ->> '$.body.channel'
      ORDER BY newest.receipt ->> '$.body.capturedAt' DESC, newest.external_key DESC LIMIT 1) = 'withdrawal'
  FROM connectors, receipts
  WHERE instr(connectors.takes, 'consent') > 0 AND receipt ->> '$.body.channel' IS NOT NULL`;

/** Queues all that the book already holds, for a connector that was opened now. */
export const queueAllFor = [clientHeard, appointmentHeard, consentHeard].map((heard) => `${heard} AND connectors.name = ? ORDER BY 3, 4 ON CONFLICT DO NOTHING`);

export const tellConnectors: Migration = {
  number: 3,
  sql: `${rows}
CREATE TRIGGER client_added_tell AFTER INSERT ON clients BEGIN ${clientHeard} AND clients.id = new.id ${again}; END;
CREATE TRIGGER client_changed_tell AFTER UPDATE ON clients BEGIN ${clientHeard} AND clients.id = new.id ${again}; END;
CREATE TRIGGER contact_changed_tell AFTER UPDATE ON contacts BEGIN ${clientHeard} AND clients.id = new.client_id ${again}; END;
CREATE TRIGGER appointment_added_tell AFTER INSERT ON appointments BEGIN ${appointmentHeard} AND appointments.id = new.id ${again}; END;
CREATE TRIGGER appointment_changed_tell AFTER UPDATE ON appointments BEGIN ${appointmentHeard} AND appointments.id = new.id ${again}; END;
CREATE TRIGGER receipt_added_tell AFTER INSERT ON receipts BEGIN ${consentHeard} AND receipts.external_key = new.external_key ${again}; END;`,
};
