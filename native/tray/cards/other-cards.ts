import type { VirtualCard } from '../virtual-slot.ts';
import { externalRecord, httpsRecord, inTlv, writeNdef } from './ndef-writing.ts';
import { pieceTag, uidOf } from './piece-tag.ts';
import { type2Atr, type2Tag } from './type-2-tag.ts';

/** Written by the maison, naming a piece that nobody knows. */
export function unknownPieceTag(domain: string): VirtualCard {
  return pieceTag('ZZZ99-9999', domain);
}

/** Somebody else's tag: an address that is none of ours. */
export function foreignTag(): VirtualCard {
  return type2Tag({ uid: uidOf('foreign'), data: inTlv(writeNdef([httpsRecord('elsewhere.example/offers'), externalRecord('elsewhere.example:loyalty', '42')])) });
}

/** Announces itself, answers to reset with nothing that could be one, and is silent: two tags together, or a broken one. */
export function muteCard(): VirtualCard {
  let asked = 0;
  return {
    // The virtual reader asks once to see whether a card lies there, and again to power it.
    atr: () => (asked++ % 2 === 0 ? type2Atr : Buffer.of(0x00)),
    reset: () => undefined,
    answer: () => Buffer.from('6F00', 'hex'),
  };
}

/** Answers every command with an error. */
export function unreadableTag(): VirtualCard {
  return { atr: () => type2Atr, reset: () => undefined, answer: () => Buffer.from('6300', 'hex') };
}
