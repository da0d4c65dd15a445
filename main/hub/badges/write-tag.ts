import { demonstrationDomain, pieceRecordType, type TagFile } from '#contract/tag-record.ts';
import type { PieceSerial, WatchId } from '#domain/ids.ts';

/** One record that begins and ends its message, short, of an external type (NFC Forum NDEF 1.0, section 3.2). */
const onlyShortExternalRecord = 0xd4;

/** The NDEF message that names a piece. */
export function writeTag(piece: { readonly serial: PieceSerial; readonly watchId: WatchId }): TagFile {
  const recordType = pieceRecordType(demonstrationDomain);
  const payload = Buffer.from(piece.serial, 'ascii');
  const ndef = Buffer.concat([Buffer.of(onlyShortExternalRecord, recordType.length, payload.length), Buffer.from(recordType, 'ascii'), payload]);
  return { schema: 'vitrine-tag/1', serial: piece.serial, watchId: piece.watchId, recordType, ndef: ndef.toString('base64') };
}
