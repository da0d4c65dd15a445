import { v7 } from 'uuid';
import type { Published } from '#contract/window-api.ts';
import { submission as submissionSchema, type Slot, type Submission } from '#contract/submission.ts';
import { noticePurposeId } from '#domain/consent/notice.ts';
import { sealText } from '../../main/platform/sealing/hpke.ts';

export type SubmissionWishes = {
  readonly kind?: string;
  readonly slot?: Slot | null;
  readonly givenName?: string;
  readonly consent?: 'given' | 'refused';
  readonly noticeVersion?: string;
  readonly sealedTo?: { readonly id: string; readonly publicKey: string };
};

/** What the window hands to core when a visitor says yes: sealed as the renderer seals it. */
export async function aSubmission(window: { readonly windowId: string; readonly published: Published }, wishes: SubmissionWishes = {}): Promise<Submission> {
  const { document, sealingKey } = window.published;
  const [id, subjectId, capturedAt] = [v7(), v7(), new Date().toISOString()];
  const form = {
    schema: 'vitrine-visitor/1', subjectId, givenName: wishes.givenName ?? 'Agnès', familyName: 'Dupré-Lévy', reachBy: 'email',
    email: `${id}@example.org`, phone: null, locale: 'fr', expectation: null, selection: [document.settings.featuredWatchId],
  };
  const sealed = await sealText(wishes.sealedTo ?? sealingKey, JSON.stringify(form), { id, windowId: window.windowId });
  const notice = { id: v7(), subjectId, kind: 'notice', purposeId: noticePurposeId, channel: null, textVersion: wishes.noticeVersion ?? document.notice.textVersion, locale: 'fr', capturedAt };
  const consents = wishes.consent === undefined ? [] : document.purposes.slice(0, 1).map((purpose) => ({
    id: v7(), subjectId, kind: wishes.consent === 'given' ? 'consent' : 'refusal', purposeId: purpose.id, channel: purpose.channels[0], textVersion: purpose.textVersion, locale: 'fr', capturedAt,
  }));
  const appointment = { id: v7(), kind: wishes.kind ?? 'boutique', slot: wishes.slot ?? null };
  return submissionSchema.parse({ id, visitId: v7(), appointment, receipts: [notice, ...consents], sealed: wishes.sealedTo === undefined ? sealed : { ...sealed, keyId: wishes.sealedTo.id } });
}
