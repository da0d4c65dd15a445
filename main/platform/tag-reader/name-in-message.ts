import { pieceSerial } from '#contract/ids.ts';
import { badgeRecordType, pieceRecordType } from '#contract/tag-record.ts';
import type { PieceSerial } from '#domain/ids.ts';
import type { NdefRecord } from './parse-ndef.ts';

/** What a message of the maison names; `foreign` is somebody else's message. */
export type NameInMessage = { readonly kind: 'piece'; readonly serial: PieceSerial } | { readonly kind: 'unknown' } | { readonly kind: 'badge' } | { readonly kind: 'foreign' };

/** NFC Forum, URI Record Type Definition 1.0, table 3: the two beginnings that a maison's address can have. */
const schemes: Readonly<Record<number, string>> = { 0x00: '', 0x02: 'https://www.', 0x04: 'https://' };

/**
 * Finds the first record that is the maison's: an external record `<domain>:piece` with a serial, one `<domain>:badge`,
 * or an address `https://<domain>/p/<serial>`, which may carry a query.
 */
export function nameInMessage(records: readonly NdefRecord[], domain: string): NameInMessage {
  for (const record of records) {
    const name = nameInRecord(record, domain);
    if (name.kind !== 'foreign') return name;
  }
  return { kind: 'foreign' };
}

function nameInRecord({ nameFormat, type, payload }: NdefRecord, domain: string): NameInMessage {
  // External types compare without regard to case.
  const external = nameFormat === 'external' ? type.toLowerCase() : null;
  if (external === pieceRecordType(domain)) return serialOrUnknown(payload.toString('latin1'));
  if (external === badgeRecordType(domain)) return { kind: 'badge' };
  if (nameFormat !== 'well-known' || type !== 'U' || payload.length === 0) return { kind: 'foreign' };
  const scheme = schemes[payload.readUInt8()];
  return scheme === undefined ? { kind: 'foreign' } : nameInAddress(scheme + payload.toString('utf8', 1), domain);
}

function nameInAddress(text: string, domain: string): NameInMessage {
  const address = URL.parse(text);
  if (address === null || address.protocol !== 'https:' || address.host !== domain) return { kind: 'foreign' };
  return serialOrUnknown(/^\/p\/([^/]+)$/.exec(address.pathname)?.[1] ?? '');
}

function serialOrUnknown(text: string): NameInMessage {
  const serial = pieceSerial.safeParse(text);
  return serial.success ? { kind: 'piece', serial: serial.data } : { kind: 'unknown' };
}
