import * as z from 'zod';
import { base64, pieceSerial, watchId } from './ids.ts';

/** What the maison writes on its tags: NFC Forum external record types under its own domain, and addresses there. */

/** The demonstration's maison; another one names its own to each window. */
export const demonstrationDomain = 'serac.example';

/** A piece: the payload is its serial in ASCII. */
export function pieceRecordType(domain: string): string {
  return `${domain}:piece`;
}

/** A badge says that it is one, and nothing else. */
export function badgeRecordType(domain: string): string {
  return `${domain}:badge`;
}

/** What is written to a piece's tag (NTAG 21x): one NDEF message, as the hub issues it. It names the piece and proves nothing. */
export const tagFile = z.strictObject({
  schema: z.literal('vitrine-tag/1'),
  serial: pieceSerial,
  watchId,
  recordType: z.string().max(120),
  /** The whole NDEF message; a Type 2 tag carries it in an NDEF TLV. */
  ndef: base64,
});

export type TagFile = z.infer<typeof tagFile>;
