import { v7 } from 'uuid';
import { appointmentId, receiptId, subjectId, submissionId } from '#contract/ids.ts';
import type { FormOnPhone, FormSent } from '#contract/on-phone.ts';
import { noticePurposeId } from '#domain/consent/notice.ts';
import type { Locale } from '#domain/locale.ts';
import { sealForm } from '../../sealing/seal-form.ts';
import { formOf, type Written } from '../../sealing/written-form.ts';

export type SealedRequest = { readonly code: string; readonly sent: FormSent };

/** What the visitor wrote, sealed to the hub for the window that asked, with the receipt of the appointment's notice and no other: nothing else is asked here. */
export async function sealRequest(written: Written, { ticket, form, locale }: { readonly ticket: string; readonly form: FormOnPhone; readonly locale: Locale }): Promise<SealedRequest> {
  const [id, subject] = [submissionId.parse(v7()), subjectId.parse(v7())];
  const { wish, windowId, sealingKey, notice } = form;
  const filled = formOf(written, { subjectId: subject, locale, selection: wish.selection, knownBy: null, knownAs: null });
  const sealed = await sealForm(filled, sealingKey, { id, windowId });
  const receipt = { id: receiptId.parse(v7()), subjectId: subject, kind: 'notice' as const, purposeId: noticePurposeId, channel: null, textVersion: notice.textVersion, locale, capturedAt: new Date().toISOString() };
  return { code: filled.code, sent: { ticket, submission: { id, visitId: wish.visitId, appointment: { id: appointmentId.parse(v7()), kind: wish.kind, slot: wish.slot }, receipts: [receipt], sealed } } };
}
