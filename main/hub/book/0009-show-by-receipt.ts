import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * Nobody whom a window brought is shown, to staff, windows, messages or a CRM, without the receipt of a notice or a yes: where it is
 * missing there is a dash. Whoever a CRM or the maison brought is held on grounds that the maison keeps there.
 */
const blankCard = `json_object('id', clients.id, 'givenName', '–', 'familyName', '–', 'nameOrder', 'given-first', 'honorific', NULL, 'initials', '–', 'locale', 'en',
  'facts', json('[]'), 'nextGesture', NULL, 'preferences', json('[]'), 'selection', json('[]'), 'owned', json('[]'), 'appointments', json('[]'), 'timeline', json('[]'))`;
const isGround = `receipt ->> '$.body.kind' IN ('notice', 'consent', 'unconfirmed')`;
/** Said in the words of the partial index, so that nothing is parsed to answer it. */
const isShown = `clients.erased_at IS NULL AND (clients.external_key NOT LIKE 'subject/%' OR EXISTS (SELECT 1 FROM receipts WHERE receipts.client_id = clients.id AND ${isGround}))`;

export const showByReceipt: Migration = {
  number: 9,
  sql: `
CREATE INDEX receipts_of_client ON receipts (client_id);
CREATE INDEX receipts_that_show ON receipts (client_id) WHERE ${isGround};
DROP VIEW people;
DROP VIEW meetings;
CREATE VIEW people AS SELECT clients.id, clients.external_key, clients.boutique_id, clients.created_at, clients.version, clients.erased_at, clients.merged_into,
  CASE WHEN ${isShown} THEN reveal(key_id, 'card', hidden_card) ELSE ${blankCard} END AS card, contacts.reach_by,
  CASE WHEN ${isShown} THEN reveal(key_id, 'email', hidden_email) END AS email, CASE WHEN ${isShown} THEN reveal(key_id, 'phone', hidden_phone) END AS phone, contacts.remark
  FROM clients LEFT JOIN contacts ON contacts.client_id = clients.id;
CREATE VIEW meetings AS SELECT appointments.*, CASE WHEN ${isShown} THEN reveal(key_id, 'expectation', hidden_expectation) END AS expectation
  FROM appointments JOIN clients ON clients.id = appointments.client_id;`,
};
