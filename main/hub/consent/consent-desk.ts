import type { CodeAnswer, CodeDeed, ConsentByCode } from '#contract/by-code.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { NewReceiptBody, ReceiptBody } from '#contract/receipt.ts';
import { standingConsents } from '#domain/consent/standing.ts';
import type { AppointmentId, BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { BookPerson } from '../book/persons.ts';
import { correctPerson } from './correction-desk.ts';
import type { PersonEraser } from './erase-person.ts';
import { laterWord, writeHubReceipt, type ReceiptPlaces } from './write-hub-receipt.ts';

export type PersonDeed = Extract<CodeDeed, { act: 'consents' | 'agree' | 'correct' | 'erase' }>;

/** What a person sees, changes and has erased by the code they carry: as few gestures as giving took, and none of it says who they are. */
export type ConsentDesk = { readonly ask: (appointment: AppointmentId, deed: PersonDeed) => CodeAnswer };

type Parts = ReceiptPlaces & { readonly contents: { readonly anyOf: (boutique: BoutiqueId) => ContentDocument | null }; readonly eraser: PersonEraser; readonly clock: Clock; readonly onClientsChanged: (boutique: BoutiqueId) => void };

type Known = { readonly person: BookPerson; readonly content: ContentDocument; readonly bodies: readonly ReceiptBody[] };

export function isAboutThePerson(deed: CodeDeed): deed is PersonDeed {
  return deed.act === 'consents' || deed.act === 'agree' || deed.act === 'correct' || deed.act === 'erase';
}

export function createConsentDesk(parts: Parts): ConsentDesk {
  const find = (appointment: AppointmentId): Known | null => {
    const person = parts.book.persons.ofAppointment(appointment);
    const content = person === null ? null : parts.contents.anyOf(person.boutiqueId);
    if (person === null || content === null) return null;
    return { person, content, bodies: parts.book.persons.receiptsOf(person).map(({ body }) => body) };
  };
  return {
    ask: (appointment, deed) => {
      const known = find(appointment);
      if (known === null) return { outcome: 'unknown' };
      if (deed.act === 'erase') {
        parts.eraser.erase(known.person, { because: 'asked', by: 'visitor with a code' });
        return { outcome: 'erased' };
      }
      if (deed.act === 'correct') return correctPerson(known, deed, parts);
      if (deed.act === 'agree') record(known, deed, parts);
      const version = parts.book.persons.versionOf(known.person);
      return version === null ? { outcome: 'unknown' } : { outcome: 'consents', consents: consentsOf(find(appointment) ?? known, parts.clock.now().toISOString()), version };
    },
  };
}

function consentsOf({ content, bodies }: Known, now: string): ConsentByCode[] {
  return standingConsents(bodies, now).map(({ purposeId, channel, state, since }) => {
    const purpose = content.purposes.find(({ id, channels }) => id === purposeId && channels.includes(channel));
    return { purposeId, channel, state, since, text: purpose?.text ?? null, isOffered: purpose !== undefined && hasAge(bodies, content) };
  }).toSorted((a, b) => a.purposeId.localeCompare(b.purposeId) || a.channel.localeCompare(b.channel));
}

/** Nobody agrees by a code to what they have not been asked before; a second touch changes nothing. */
function record({ person, content, bodies }: Known, deed: Extract<PersonDeed, { act: 'agree' }>, parts: Parts): void {
  const at = parts.clock.now().toISOString();
  const about = bodies.filter(({ purposeId, channel }) => purposeId === deed.purposeId && channel === deed.channel);
  const written = deed.isGiven ? [givenAgain(about, { ...deed, at, isOldEnough: hasAge(bodies, content) }, content)] : saidBy(about, at).map((last) => withdrawn(last, at, content));
  for (const body of written) if (body !== null) writeHubReceipt(body, { person, who: 'visitor with a code' }, parts);
}

/** The yes that stands under each number this person has: two records made one may both hold one, and a CRM knows each by its own. */
function saidBy(about: readonly ReceiptBody[], at: string): readonly ReceiptBody[] {
  return [...Map.groupBy(about, ({ subjectId }) => subjectId).values()].flatMap((own) => {
    const standing = standingConsents(own, at)[0];
    const isYes = standing?.state === 'given' || standing?.state === 'unconfirmed';
    return isYes ? own.filter(({ id }) => id === standing.receiptId) : [];
  });
}

type Again = { readonly at: string; readonly locale: ReceiptBody['locale']; readonly isOldEnough: boolean };

/** To the words that the maison asks with now, in the language they were shown in now. */
function givenAgain(about: readonly ReceiptBody[], { at, locale, isOldEnough }: Again, content: ContentDocument): NewReceiptBody | null {
  const standing = standingConsents(about, at)[0];
  const last = about.find(({ id }) => id === standing?.receiptId);
  const purpose = content.purposes.find(({ id }) => id === last?.purposeId);
  const isSaid = standing?.state === 'given' || standing?.state === 'unconfirmed';
  if (last === undefined || purpose === undefined || last.channel === null || isSaid || !isOldEnough) return null;
  const kind = content.consentTerms.confirmedChannels.includes(last.channel) ? 'unconfirmed' : 'consent';
  return laterWord(last, {
    kind, collectionMethod: 'own-code', capturedAt: at, locale, textVersion: purpose.textVersion, textSha256: sha256Hex(purpose.text[locale]), retentionMonths: purpose.retentionMonths,
  }, content);
}

/** Of the very words that were agreed to. */
function withdrawn(last: ReceiptBody, at: string, content: ContentDocument): NewReceiptBody {
  const { locale, textVersion, textSha256, retentionMonths } = last;
  return laterWord(last, { kind: 'withdrawal', collectionMethod: 'own-code', capturedAt: at, locale, textVersion, textSha256, retentionMonths }, content);
}

function hasAge(bodies: readonly ReceiptBody[], { consentTerms: { ageOfConsent } }: ContentDocument): boolean {
  return ageOfConsent === null || bodies.some(({ saidToBe }) => saidToBe !== undefined && saidToBe >= ageOfConsent);
}
