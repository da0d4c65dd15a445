import { v7 } from 'uuid';
import { appointmentId, receiptId, subjectId, submissionId } from '#contract/ids.ts';
import type { FormOnPhone, FormSent } from '#contract/on-phone.ts';
import { visitorForm } from '#contract/sealed.ts';
import { noticePurposeId } from '#domain/consent/notice.ts';
import type { Locale } from '#domain/locale.ts';
import { visitorCodeBytes, writeVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { sealForm } from '../../sealing/seal-form.ts';

export type Written = { readonly givenName: string; readonly familyName: string; readonly email: string; readonly phone: string; readonly expectation: string };

export type SealedRequest = { readonly code: string; readonly sent: FormSent };

/** What the visitor wrote, sealed to the hub for the window that asked, with the receipt of the appointment's notice and no other: nothing else is asked here. */
export async function sealRequest(written: Written, { ticket, form, locale }: { readonly ticket: string; readonly form: FormOnPhone; readonly locale: Locale }): Promise<SealedRequest> {
  const [id, subject] = [submissionId.parse(v7()), subjectId.parse(v7())];
  const code = writeVisitorCode(crypto.getRandomValues(new Uint8Array(visitorCodeBytes)));
  const { wish, windowId, sealingKey, notice } = form;
  const filled = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: orDash(written.givenName), familyName: orDash(written.familyName), reachBy: written.phone.trim() === '' ? 'email' : 'phone',
    email: orNull(written.email), phone: orNull(written.phone), locale, expectation: orNull(written.expectation), selection: wish.selection, code,
  });
  const sealed = await sealForm(filled, sealingKey, { id, windowId });
  const receipt = { id: receiptId.parse(v7()), subjectId: subject, kind: 'notice' as const, purposeId: noticePurposeId, channel: null, textVersion: notice.textVersion, locale, capturedAt: new Date().toISOString() };
  return { code, sent: { ticket, submission: { id, visitId: wish.visitId, appointment: { id: appointmentId.parse(v7()), kind: wish.kind, slot: wish.slot }, receipts: [receipt], sealed } } };
}

/** A name and one way to answer are enough. */
export function isEnough({ givenName, familyName, email, phone }: Written): boolean {
  return (givenName.trim() !== '' || familyName.trim() !== '') && (email.includes('@') || phone.trim() !== '');
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function orDash(text: string): string {
  return orNull(text) ?? '–';
}
