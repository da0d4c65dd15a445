import * as z from 'zod';
import type { CorrectedFields } from '#contract/by-code.ts';
import type { ClientCard } from '#contract/client.ts';
import { personalFields } from '#domain/visit/fields-to-ask.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { clientRow } from './book-rows.ts';
import { initialsOf } from './first-card.ts';
import type { BookPerson } from './persons.ts';
import { phoneRemark } from './phone-remark.ts';

/** `version` is the one that the person's words were based on; `source` says who said them. */
export type Correction = { readonly version: number; readonly fields: CorrectedFields; readonly source: string; readonly at: string };

export type PersonCorrector = {
  /** Null when they were erased. */
  readonly versionOf: (person: BookPerson) => number | null;
  /** False, and nothing is changed, when the record is another than the one it was based on: a later word is not undone. */
  readonly correct: (person: BookPerson, correction: Correction) => boolean;
};

const longestTimeline = 200;

export function personCorrector(database: Database): PersonCorrector {
  const shown = database.prepare('SELECT * FROM people WHERE id = ? AND erased_at IS NULL');
  const version = database.prepare('SELECT version FROM clients WHERE id = ? AND erased_at IS NULL').pluck();
  const setCard = database.prepare(`UPDATE clients SET hidden_card = hide(key_id, 'card', :card), version = version + 1 WHERE id = :id`);
  const setContact = database.prepare(`INSERT INTO contacts (client_id, reach_by, hidden_email, hidden_phone, remark)
    SELECT id, :reachBy, hide(key_id, 'email', :email), hide(key_id, 'phone', :phone), :remark FROM clients WHERE id = :id
    ON CONFLICT (client_id) DO UPDATE SET reach_by = excluded.reach_by, hidden_email = excluded.hidden_email, hidden_phone = excluded.hidden_phone, remark = excluded.remark`);
  const versionOf = ({ id }: BookPerson): number | null => z.int().nullable().parse(version.get(id) ?? null);
  const correct = database.transaction((person: BookPerson, { version: base, ...said }: Correction): boolean => {
    if (versionOf(person) !== base) return false;
    const { card, contact } = clientRow.parse(shown.get(person.id));
    setCard.run({ id: person.id, card: JSON.stringify(correctedCard(card, said)) });
    const [email, phone] = [said.fields.email ?? contact?.email ?? null, said.fields.phone ?? contact?.phone ?? null];
    const kept = contact?.reachBy === 'here' ? null : contact?.reachBy;
    const reachBy = kept ?? (phone === null ? 'email' : 'phone');
    if (email !== null || phone !== null) setContact.run({ id: person.id, reachBy, email, phone, remark: phoneRemark(phone) });
    return true;
  });
  return { versionOf, correct: correct.immediate };
}

/** Each corrected field with its own source, and one line of the person's time. */
function correctedCard(card: ClientCard, { fields, source, at }: Omit<Correction, 'version'>): ClientCard {
  const date = at.slice(0, 10);
  const names = { givenName: fields.givenName ?? card.givenName, familyName: fields.familyName ?? card.familyName };
  const sources = Object.fromEntries(personalFields.filter((field) => fields[field] !== null).map((field) => [field, { source, date }]));
  const entry = { text: 'Corrected their own name or contact.', source, date, channel: 'online' } as const;
  return { ...card, ...names, initials: initialsOf(names), sources: { ...card.sources, ...sources }, timeline: [entry, ...card.timeline].slice(0, longestTimeline) };
}
