import * as z from 'zod';
import { channels, receiptKinds } from '#domain/consent/purpose.ts';
import { locale } from './content.ts';
import { base64, instant, receiptId, subjectId, visitId, windowId } from './ids.ts';

/** Receipts of consent, refusal, withdrawal and notice, with the fields of ISO/IEC TS 27560. They hold no contact and no name. */

/** What the visitor's own gesture says, made in the window. */
export const receiptDraft = z.strictObject({
  id: receiptId,
  subjectId,
  kind: z.enum(receiptKinds),
  purposeId: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Absent for a notice. */
  channel: z.enum(channels).nullable(),
  textVersion: z.string().max(20),
  locale,
  /** When the gesture was made. */
  capturedAt: instant,
});

export const receiptBody = receiptDraft.extend({
  schema: z.literal('vitrine-receipt/1'),
  controller: z.string().min(1).max(160),
  privacyContact: z.string().min(3).max(120),
  boutiqueId: z.string().max(40),
  windowId,
  visitId,
  collectionMethod: z.literal('touch-window'),
  /** sha256 of the text as shown, in that language. */
  textSha256: z.string().regex(/^[0-9a-f]{64}$/),
  retentionMonths: z.int().min(1).max(120),
});

/** The window's Ed25519 signature over the canonical JSON of `body`. */
export const signedReceipt = z.strictObject({ body: receiptBody, signature: base64 });

export type ReceiptDraft = z.infer<typeof receiptDraft>;
export type ReceiptBody = z.infer<typeof receiptBody>;
export type SignedReceipt = z.infer<typeof signedReceipt>;
