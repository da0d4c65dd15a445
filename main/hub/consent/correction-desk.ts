import type { CodeAnswer, CodeDeed } from '#contract/by-code.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book } from '../book/book.ts';
import type { BookPerson } from '../book/persons.ts';

type Parts = { readonly book: Book; readonly audit: AuditChain; readonly clock: Clock; readonly onClientsChanged: (boutique: BoutiqueId) => void };

/** As the client card names it beside each field. */
const source = 'said by themselves, with their code';

/** What a person says of themselves is taken as it is typed, onto the record they saw: not over a later word, and not twice. */
export function correctPerson(person: BookPerson, { version, fields }: Extract<CodeDeed, { act: 'correct' }>, { book, audit, clock, onClientsChanged }: Parts): CodeAnswer {
  const isDone = book.persons.correct(person, { version, fields, source, at: clock.now().toISOString() });
  const now = book.persons.versionOf(person);
  if (now === null) return { outcome: 'unknown' };
  if (!isDone) return { outcome: 'not-corrected', version: now };
  audit.add({ who: 'visitor with a code', act: 'person-corrected', subject: person.id });
  onClientsChanged(person.boutiqueId);
  return { outcome: 'corrected', version: now };
}
