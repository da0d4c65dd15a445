import { createHash } from 'node:crypto';
import { pieceRecordType } from '#contract/tag-record.ts';
import type { VirtualCard } from '../virtual-slot.ts';
import { externalRecord, inTlv, writeNdef } from './ndef-writing.ts';
import { type2Tag } from './type-2-tag.ts';

/** The tag of a piece, an NTAG 21x that names its serial; the same serial has the same UID each time. */
export function pieceTag(serial: string, domain: string): VirtualCard {
  return type2Tag({ uid: uidOf(serial), data: inTlv(writeNdef([externalRecord(pieceRecordType(domain), serial)])) });
}

/** 7 bytes of NXP's range. */
export function uidOf(name: string): Buffer {
  return Buffer.concat([Buffer.of(0x04), createHash('sha256').update(name).digest().subarray(0, 6)]);
}
