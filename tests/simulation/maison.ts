import { boutique as boutiqueSchema, type ContentDocument } from '#contract/content.ts';
import { consentTerms } from '#contract/consent-terms.ts';
import { pairing as pairingSchema, type Pairing } from '#contract/hub-api.ts';
import { visitorForm, type VisitorForm } from '#contract/sealed.ts';
import { submission as submissionSchema, type Slot, type Submission } from '#contract/submission.ts';
import { noticePurposeId } from '#domain/consent/notice.ts';
import type { Publication } from '../../main/core/publications/read-publication.ts';
import { roomIn, type Room } from '../../main/hub/book/room.ts';
import type { Chance } from '../torture/random.ts';

/** The world begins here, by a clock that is right. */
export const beginsAtMs = Date.parse('2026-12-01T08:00:00.000Z');

const said = (text: string) => ({ fr: text, en: text, 'zh-Hans': text, ja: text, ar: text });
const day = [{ opensAt: 600, closesAt: 840 }];

/** Small, so that many want the same: four hours a day, one place for service and two in the salon. More receive than there are places, so that neither rule hides behind the other. */
export const boutique = boutiqueSchema.parse({
  id: 'geneve', name: 'Genève', city: 'Genève', address: 'quai 1', country: 'CH', phone: '+41 22 000 00 00', timeZone: 'Europe/Zurich',
  hours: { week: [day, day, day, day, day, day, day], exceptions: [] },
  offers: [
    { kind: 'service', name: said('Service'), minutes: 60, leadMinutes: 0, horizonDays: 3, capacity: 1 },
    { kind: 'boutique', name: said('Salon'), minutes: 45, leadMinutes: 0, horizonDays: 3, capacity: 2, bufferAfterMinutes: 15 },
  ],
  advisors: [
    { id: 'claire', givenName: 'Claire', languages: ['fr'], receives: ['service', 'boutique'] },
    { id: 'wen', givenName: 'Wen', languages: ['zh-Hans'], receives: ['boutique'] },
    { id: 'yara', givenName: 'Yara', languages: ['ar'], receives: ['service', 'boutique'] },
  ],
});

/** What the boutique has for a kind; staff's own moves ask no less than a visitor does. */
export function roomOfKind(kind: string): Room {
  const offer = boutique.offers.find((entry) => entry.kind === kind);
  if (offer === undefined) throw new RangeError(`nothing is offered as ${kind}`);
  return roomIn(boutique, offer);
}

export const kinds = ['service', 'boutique'] as const;

const notice = { textVersion: '2026-11-01.1', text: said('Nous vous appellerons.'), retentionMonths: 12 };

/** What submitting reads of a publication: the boutique, the notice, who is answerable, the key that forms are sealed to. */
export const publication = {
  sha256: '0'.repeat(64),
  manifest: {
    sealingKey: { id: 'sealing', publicKey: '' },
    content: {
      boutique, notice, purposes: [], maison: { name: 'Maison', controller: 'Maison SA', privacyContact: 'privacy@maison.invalid' },
      consentTerms: consentTerms.parse({}),
    } as unknown as ContentDocument,
  },
  // The rest of a publication is never looked at on this path.
} as unknown as Publication;

/** Version 7 by its form, from the seed. */
export function anId(chance: Chance): string {
  const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(chance.next() * 16).toString(16)).join('');
  return `01a21ab6-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`;
}

export function pairingOf(windowId: string): Pairing {
  return pairingSchema.parse({
    schema: 1, hubUrl: 'https://hub.invalid', hubCertificateSha256: '0'.repeat(64), windowId, name: 'Salon', boutiqueId: boutique.id, role: 'salon', rootPublicKey: '',
  });
}

export function aVisit(chance: Chance, wish: { readonly kind: (typeof kinds)[number]; readonly slot: Slot | null; readonly at: string }): Submission {
  const [id, subjectId] = [anId(chance), anId(chance)];
  return submissionSchema.parse({
    id, visitId: anId(chance), sealed: { keyId: 'sealing', enc: '', ciphertext: '' },
    appointment: { id: anId(chance), kind: wish.kind, slot: wish.slot },
    receipts: [{ id: anId(chance), subjectId, kind: 'notice', purposeId: noticePurposeId, channel: null, textVersion: notice.textVersion, locale: 'fr', capturedAt: wish.at }],
  });
}

/** What the sealed form would hold: opening it is not what is tried here. */
export function formOf(subjectId: string): VisitorForm {
  return visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId, givenName: 'Ana', familyName: 'Sol', reachBy: 'email', email: 'ana@example.org', phone: null, locale: 'fr', expectation: null, selection: [],
  });
}
