import type { Migration } from '../../platform/sqlite/apply-migrations.ts';

/** What a CRM was told of a person's consents names an address: where that changes it is told again. */
export const consentsFollowAnAddress: Migration = {
  number: 16,
  sql: `
CREATE TRIGGER contact_changed_tell_consents AFTER UPDATE ON contacts BEGIN
  UPDATE deliveries SET wanted = wanted + 1, tries = 0, not_before = NULL, parked_because = NULL
    WHERE sort = 'consent' AND lane = (SELECT external_key FROM clients WHERE id = new.client_id);
END;`,
};
