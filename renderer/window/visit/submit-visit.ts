import { v7 } from 'uuid';
import { appointmentId, receiptId, submissionId } from '#contract/ids.ts';
import type { ReceiptDraft } from '#contract/receipt.ts';
import type { Slot, SubmissionAnswer } from '#contract/submission.ts';
import type { Published } from '#contract/window-api.ts';
import type { AppointmentKind } from '#domain/appointments/appointment.ts';
import { noticePurposeId } from '#domain/consent/notice.ts';
import type { AppointmentId, VisitId, WatchId } from '#domain/ids.ts';
import type { Locale } from '#domain/locale.ts';
import { request } from '../bridge.ts';
import { sealForm } from '../../sealing/seal-form.ts';
import { formOf } from '../../sealing/written-form.ts';
import { isAskable, mayAgree, type VisitorDraft } from './visitor-draft.ts';

export type Asked = {
  readonly published: Published;
  readonly windowId: string;
  readonly visitId: VisitId;
  readonly kind: AppointmentKind;
  readonly slot: Slot | null;
  readonly draft: VisitorDraft;
  readonly locale: Locale;
  readonly selection: readonly WatchId[];
};

export type Kept = { readonly appointmentId: AppointmentId; readonly code: string; readonly answer: SubmissionAnswer };

/** Seals the form and hands it to core with a receipt for the notice and for each answer that was given. Null when core is not there. */
export async function submitVisit(asked: Asked): Promise<Kept | null> {
  const { published, draft, locale } = asked;
  const [id, appointment] = [submissionId.parse(v7()), appointmentId.parse(v7())];
  const form = formOf(draft, { subjectId: draft.subjectId, locale, selection: [...asked.selection], knownBy: draft.knownBy, knownAs: draft.knownAs?.id ?? null });
  const sealed = await sealForm(form, published.sealingKey, { id, windowId: asked.windowId });
  const answer = await request('submissions.submit', {
    id, visitId: asked.visitId, appointment: { id: appointment, kind: asked.kind, slot: asked.slot }, receipts: receiptsOf(asked), sealed,
  });
  return answer.ok ? { appointmentId: appointment, code: form.code, answer: answer.value } : null;
}

function receiptsOf({ published, draft, locale }: Asked): ReceiptDraft[] {
  const { notice, purposes, consentTerms: { ageOfConsent } } = published.document;
  const age = ageOfConsent !== null && mayAgree(draft, ageOfConsent) ? { saidToBe: ageOfConsent } : {};
  const shared = { subjectId: draft.subjectId, locale, capturedAt: new Date().toISOString(), ...age };
  const askedFor = mayAgree(draft, ageOfConsent) ? purposes : [];
  const answers = askedFor.flatMap((purpose) => purpose.channels.filter((channel) => isAskable(draft, purpose.id, channel)).flatMap((channel): ReceiptDraft[] => {
    const given = draft.answers[`${purpose.id} ${channel}`];
    if (given === undefined) return [];
    return [{ ...shared, id: receiptId.parse(v7()), kind: given ? 'consent' : 'refusal', purposeId: purpose.id, channel, textVersion: purpose.textVersion }];
  }));
  return [{ ...shared, id: receiptId.parse(v7()), kind: 'notice', purposeId: noticePurposeId, channel: null, textVersion: notice.textVersion }, ...answers];
}
