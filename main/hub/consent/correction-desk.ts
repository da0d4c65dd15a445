import type { CodeAnswer, CodeDeed } from '#contract/by-code.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { ReceiptBody } from '#contract/receipt.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { BookPerson } from '../book/persons.ts';
import { askAgain, channelsChanged } from './ask-again.ts';
import type { ReceiptPlaces } from './write-hub-receipt.ts';

type Parts = ReceiptPlaces & { readonly clock: Clock; readonly onClientsChanged: (boutique: BoutiqueId) => void };
type Known = { readonly person: BookPerson; readonly content: ContentDocument; readonly bodies: readonly ReceiptBody[] };

/** As the client card names it beside each field. */
const source = 'said by themselves, with their code';

/** What a person says of themselves is taken as it is typed, onto the record they saw: not over a later word, and not twice. */
export function correctPerson(known: Known, { version, fields }: Extract<CodeDeed, { act: 'correct' }>, parts: Parts): CodeAnswer {
  const { person } = known;
  const { book, audit, clock, onClientsChanged } = parts;
  const at = clock.now().toISOString();
  const contactNow = () => book.persons.client(person)?.contact ?? null;
  const isDone = book.together(() => {
    const before = contactNow();
    if (!book.persons.correct(person, { version, fields, source, at })) return false;
    askAgain(known, channelsChanged(before, contactNow()), at, parts);
    return true;
  });
  const now = book.persons.versionOf(person);
  if (now === null) return { outcome: 'unknown' };
  if (!isDone) return { outcome: 'not-corrected', version: now };
  audit.add({ who: 'visitor with a code', act: 'person-corrected', subject: person.id });
  onClientsChanged(person.boutiqueId);
  return { outcome: 'corrected', version: now };
}
