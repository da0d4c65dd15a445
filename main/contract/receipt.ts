import * as z from 'zod';
import { lawfulBases, personalSorts, privacyRights } from '#domain/consent/processing.ts';
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
  /** The age that the person said they have reached, when that was asked. */
  saidToBe: z.int().min(13).max(21).optional(),
});

/** As windows signed them until the fields of ISO/IEC TS 27560 were complete; those that exist stay what they are. */
const firstReceiptBody = receiptDraft.extend({
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

/**
 * ISO/IEC TS 27560:2023, in its order: `schema` schema_version, `id` record_id, `subjectId` pii_principal_id; `textVersion` and `textSha256`
 * privacy_notice, `locale` language, `purposeId` purpose, `lawfulBasis`, `personalSorts` pii_type, `controller` and `privacyContact` pii_controller,
 * `collectionMethod`, `processing` processing_method, `storedIn` storage_locations, `retentionMonths` retention_period, `jurisdiction`,
 * `recipients` recipient_third_parties, `withdrawalMethod`, `privacyRights`, `authority` authority_party; `capturedAt` event_time,
 * `kind` event_type and event_state, `validMonths` validity_duration, `windowId` entity_id.
 */
const secondReceiptBody = firstReceiptBody.extend({
  schema: z.literal('vitrine-receipt/2'),
  /** `own-code`: by the code that the person carries, on any phone or window; `own-address`: by the link sent to their address. The hub signs both. */
  collectionMethod: z.enum(['touch-window', 'own-code', 'own-address']),
  /** The first yes, of which this is the second. */
  confirms: receiptId.optional(),
  lawfulBasis: z.enum(lawfulBases),
  personalSorts: z.array(z.enum(personalSorts)).min(1).max(personalSorts.length),
  processing: z.literal('kept and used by the maison, without automated decisions'),
  storedIn: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1).max(10),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/),
  recipients: z.array(z.string().min(1).max(120)).max(10),
  withdrawalMethod: z.literal('with the carried code at any window of the maison or on its page, or by the privacy contact'),
  privacyRights: z.array(z.enum(privacyRights)).min(1).max(privacyRights.length),
  authority: z.string().max(160).nullable(),
  validMonths: z.int().min(1).max(120),
});

export const receiptBody = z.discriminatedUnion('schema', [firstReceiptBody, secondReceiptBody]);

/** The Ed25519 signature of its window, or of the hub, over the canonical JSON of `body`. */
export const signedReceipt = z.strictObject({ body: receiptBody, signature: base64 });

/** A receipt on its own, as the console hands it out: canonical JSON and one line feed, so that every byte of the file counts. */
export const receiptFile = z.strictObject({
  schema: z.literal('vitrine-receipt-file/1'),
  receipt: signedReceipt,
  /** What the person read; null when the hub no longer holds those words. */
  text: z.string().min(1).max(1200).nullable(),
  /** The key that the hub knows for the signer, a window or itself: raw Ed25519, 32 bytes in base64. */
  signerPublicKey: base64,
});

/** What a hub says of the signer of a receipt: `GET /v1/receipt-keys/<windowId>`, or `/hub`. */
export const receiptKeyAnswer = z.strictObject({ signerPublicKey: base64, signerName: z.string().max(80) });

/** Whose signature it must bear. */
export function signerOf(body: ReceiptBody): 'window' | 'hub' {
  return body.collectionMethod === 'touch-window' ? 'window' : 'hub';
}

export type ReceiptDraft = z.infer<typeof receiptDraft>;
export type ReceiptBody = z.infer<typeof receiptBody>;
export type NewReceiptBody = z.infer<typeof secondReceiptBody>;
export type SignedReceipt = z.infer<typeof signedReceipt>;
export type ReceiptFile = z.infer<typeof receiptFile>;
