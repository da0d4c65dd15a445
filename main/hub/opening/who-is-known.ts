import type { VisitorForm } from '#contract/sealed.ts';
import type { Book, VisitRequest } from '../book/book.ts';
import type { BookPerson } from '../book/persons.ts';
import { digestOf } from '../phone/code-repository.ts';
import type { CardLooks } from './card-looks.ts';
import type { WindowRecord } from '../windows/window-repository.ts';

type Parts = { readonly book: Book; readonly cardLooks: CardLooks };

/** The person whom a form names instead of saying who they are; a sentence when that is nobody. */
export function whoIsKnown({ knownBy, knownAs }: VisitorForm, rowId: string, window: WindowRecord, { book: { persons }, cardLooks }: Parts): BookPerson | string | null {
  if (knownBy !== null) return persons.ofCode(digestOf(knownBy)) ?? 'It names the code of an appointment that is not here yet, or of nobody. When that one has arrived, replay it.';
  if (knownAs === null) return null;
  const person = persons.standingFor(knownAs);
  if (person === null || person.boutiqueId !== window.boutiqueId || window.role === 'street') return 'It names a client card that this boutique no longer has.';
  return cardLooks.wasOpen(knownAs, rowId, window) ? person : 'It names a client whose card no badge had opened at that window.';
}

/** What was not known of somebody known is added; what was is left alone, and so it is when the row comes again. */
export function fillInContact(book: Book, known: BookPerson | null, { form: { email, phone }, askedAt }: Pick<VisitRequest, 'form' | 'askedAt'>): void {
  const contact = known === null ? null : (book.persons.client(known)?.contact ?? null);
  const version = known === null ? null : book.persons.versionOf(known);
  if (known === null || version === null || (email === null && phone === null) || contact?.email || contact?.phone) return;
  book.persons.correct(known, { version, fields: { givenName: null, familyName: null, email, phone }, source: 'said at the window', at: askedAt });
}
