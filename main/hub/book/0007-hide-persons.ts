import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/**
 * Whatever says who somebody is lies under a key of their own, see `keys/person-keys.ts`. `people` and `meetings` show it again to
 * whoever opened the book with the keys. Of a person who was erased there remain a number and a name that is a dash, so that what hangs
 * on them still stands and the CRM hears that there is nothing left.
 */
const blankCard = `json_object('id', clients.id, 'givenName', '–', 'familyName', '–', 'nameOrder', 'given-first', 'honorific', NULL, 'initials', '–', 'locale', 'en',
  'facts', json('[]'), 'nextGesture', NULL, 'preferences', json('[]'), 'selection', json('[]'), 'owned', json('[]'), 'appointments', json('[]'), 'timeline', json('[]'))`;

export const hidePersons: Migration = {
  number: 7,
  sql: `
DROP INDEX clients_alike;
ALTER TABLE clients DROP COLUMN match_key;
ALTER TABLE clients ADD COLUMN key_id TEXT NOT NULL DEFAULT '';
ALTER TABLE clients ADD COLUMN erased_at TEXT;
ALTER TABLE clients RENAME COLUMN card TO hidden_card;
ALTER TABLE contacts RENAME COLUMN email TO hidden_email;
ALTER TABLE contacts RENAME COLUMN phone TO hidden_phone;
ALTER TABLE appointments RENAME COLUMN expectation TO hidden_expectation;
UPDATE clients SET key_id = new_person_key();
UPDATE clients SET hidden_card = hide(key_id, 'card', hidden_card);
UPDATE contacts SET (hidden_email, hidden_phone) = (SELECT hide(key_id, 'email', hidden_email), hide(key_id, 'phone', hidden_phone) FROM clients WHERE id = client_id);
UPDATE appointments SET hidden_expectation = (SELECT hide(key_id, 'expectation', hidden_expectation) FROM clients WHERE id = client_id);
CREATE UNIQUE INDEX clients_by_key ON clients (key_id);
CREATE VIEW people AS SELECT clients.id, clients.external_key, clients.boutique_id, clients.created_at, clients.version, clients.erased_at,
  CASE WHEN erased_at IS NULL THEN reveal(key_id, 'card', hidden_card) ELSE ${blankCard} END AS card, contacts.reach_by,
  CASE WHEN erased_at IS NULL THEN reveal(key_id, 'email', hidden_email) END AS email, CASE WHEN erased_at IS NULL THEN reveal(key_id, 'phone', hidden_phone) END AS phone, contacts.remark
  FROM clients LEFT JOIN contacts ON contacts.client_id = clients.id;
CREATE VIEW meetings AS SELECT appointments.*, CASE WHEN erased_at IS NULL THEN reveal(key_id, 'expectation', hidden_expectation) END AS expectation
  FROM appointments JOIN clients ON clients.id = appointments.client_id;`,
};
