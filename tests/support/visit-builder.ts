import { createHash } from 'node:crypto';
import { noticePurposeId } from '#domain/consent/notice.ts';
import type { Locale } from '#domain/locale.ts';
import type { ContentDocument } from '#contract/content.ts';
import type { Manifest } from '#contract/publication.ts';
import type { SignedReceipt } from '#contract/receipt.ts';
import type { VisitorForm } from '#contract/sealed.ts';
import type { IntakeBody, Slot } from '#contract/submission.ts';
import { sealText } from '../../main/platform/sealing/hpke.ts';
import { canonicalJson } from '../../main/platform/signing/canonical-json.ts';
import { signText, type SigningKey } from '../../main/platform/signing/ed25519.ts';
import { anId } from './window-client.ts';

export type VisitWishes = {
  readonly kind?: string;
  readonly slot?: Slot | null;
  readonly form?: Partial<VisitorForm>;
  readonly subjectId?: string;
  readonly appointmentId?: string;
  /** How the visitor answered each purpose on its first channel. */
  readonly consent?: 'given' | 'unconfirmed' | 'refused';
  readonly withdraws?: boolean;
  /** Of each gesture; now, where none is said. */
  readonly capturedAt?: string;
  readonly sealTo?: Manifest['sealingKey'];
  readonly change?: (body: IntakeBody & { kind: 'submission' }) => IntakeBody;
};

export type BuiltVisit = { readonly id: string; readonly body: IntakeBody; readonly appointmentId: string; readonly subjectId: string };

type From = { readonly id: string; readonly key: SigningKey; readonly publication: Manifest };

/** What core would put in its outbox for a visit: sealed form, signed receipts, appointment. */
export async function aVisit(window: From, wishes: VisitWishes = {}): Promise<BuiltVisit> {
  const { content } = window.publication;
  const [id, visitId, subjectId, appointmentId] = [anId(), anId(), wishes.subjectId ?? anId(), wishes.appointmentId ?? anId()];
  const form = {
    schema: 'vitrine-visitor/1', subjectId, givenName: 'Agnès', familyName: 'Dupré-Lévy', reachBy: 'email', email: 'agnes@example.org',
    phone: null, locale: 'fr', expectation: null, selection: [content.settings.featuredWatchId], ...wishes.form,
  };
  const sealed = await sealText(wishes.sealTo ?? window.publication.sealingKey, JSON.stringify(form), { id, windowId: window.id });
  const gestures = gesturesOf(content, wishes);
  const receipts = gestures.map((gesture) => sign(window.key, {
    id: anId(), subjectId, ...gesture, capturedAt: wishes.capturedAt ?? new Date().toISOString(), schema: 'vitrine-receipt/1',
    controller: content.maison.controller, privacyContact: content.maison.privacyContact, boutiqueId: content.boutique.id, windowId: window.id,
    visitId, collectionMethod: 'touch-window',
  }));
  const kind = wishes.kind ?? 'boutique';
  const appointment = wishes.withdraws === true ? null : { id: appointmentId, kind, slot: wishes.slot ?? null };
  // Plain strings where the contract has branded ids: the hub parses all of it again.
  const body = { kind: 'submission', submission: { id, visitId, appointment, sealed }, receipts } as unknown as IntakeBody & { kind: 'submission' };
  return { id, appointmentId, subjectId, body: wishes.change?.(body) ?? body };
}

/** A time that the boutique offers, some days ahead: the tests' clock is the real one. */
export function aSlotAhead(content: ContentDocument, kind: string, hoursAhead = 72): Slot {
  const offer = content.boutique.offers.find((entry) => entry.kind === kind);
  const startsAt = new Date(Math.ceil((Date.now() + hoursAhead * 3_600_000) / 3_600_000) * 3_600_000).toISOString();
  return { startsAt, minutes: offer?.minutes ?? 30 };
}

function gesturesOf(content: ContentDocument, { consent, withdraws, form }: VisitWishes) {
  const locale = form?.locale ?? 'fr';
  const notice = { kind: 'notice', purposeId: noticePurposeId, channel: null, ...textOf(content.notice, locale) };
  const purposes = content.purposes.slice(0, 1).map((purpose) => ({ purposeId: purpose.id, channel: purpose.channels[0] ?? null, ...textOf(purpose, locale) }));
  if (withdraws === true) return purposes.map((purpose) => ({ kind: 'withdrawal', ...purpose }));
  const answers = consent === undefined ? [] : purposes.map((purpose) => ({ kind: answered[consent], ...purpose }));
  return [notice, ...answers];
}

const answered = { given: 'consent', unconfirmed: 'unconfirmed', refused: 'refusal' } as const;

function textOf(shown: ContentDocument['notice'], locale: Locale) {
  return { locale, textVersion: shown.textVersion, textSha256: createHash('sha256').update(shown.text[locale]).digest('hex'), retentionMonths: shown.retentionMonths };
}

function sign(key: SigningKey, body: unknown): SignedReceipt {
  // As above: the hub parses it.
  return { body, signature: signText(key, canonicalJson(body)) } as SignedReceipt;
}
