import { setTimeout as pause } from 'node:timers/promises';
import { assertNever } from '#domain/assert-never.ts';
import type { CardReading } from '#domain/tray/card-reading.ts';
import { succeeded } from './answers.ts';
import { nameInMessage } from './name-in-message.ts';
import { parseNdef } from './parse-ndef.ts';
import { readType2, type MessageReading } from './read-type-2.ts';
import { readType4 } from './read-type-4.ts';
import { CardGone, type Transmit } from './tag-reader.ts';

export type CardToRead = {
  /** The card's answer to reset, as the reader made it. */
  readonly atr: Buffer;
  /** Powers the card, anew after a failure. @throws {CardGone} */
  readonly connect: () => Promise<void>;
  readonly transmit: Transmit;
  /** Aborted when the card is taken away. */
  readonly isGone: AbortSignal;
};

/** A watch on its way down is read too early as often as not: what fails is tried again after these pauses. */
const tryAfterMs: readonly number[] = [0, 25, 60, 140, 300];

/** Bytes of a single, double or triple size UID (ISO/IEC 14443-3). */
const uidLengths = [4, 7, 10];

/**
 * Finds out what a card is. Everything it says is held to its form.
 * @param domain the maison's, as `serac.example`
 * @returns null when it was taken away meanwhile
 */
export async function readCard(card: CardToRead, domain: string): Promise<CardReading | null> {
  let last: CardReading = { kind: 'unreadable' };
  for (const afterMs of tryAfterMs) {
    if (afterMs > 0) await pause(afterMs);
    if (card.isGone.aborted) return null;
    const attempt = await attemptReading(card, domain);
    if (attempt.reading !== null) last = attempt.reading;
    if (attempt.isSure) break;
  }
  return card.isGone.aborted ? null : last;
}

type Attempt = { readonly reading: CardReading | null; readonly isSure: boolean };

const failed: Attempt = { reading: null, isSure: false };

async function attemptReading({ connect, transmit, atr }: CardToRead, domain: string): Promise<Attempt> {
  try {
    await connect();
    const uid = await readUid(transmit);
    if (uid === null) return failed;
    const standard = standardOf(atr);
    if (standard === 'other') return { reading: { kind: 'foreign', uid }, isSure: true };
    const message = standard === 'type-2' ? await readType2(transmit) : await readType4(transmit);
    return { reading: readingOf(message, uid, domain), isSure: message.outcome === 'message' || message.outcome === 'none' };
  } catch (error) {
    if (error instanceof CardGone) return failed;
    throw error;
  }
}

async function readUid(transmit: Transmit): Promise<string | null> {
  const uid = succeeded(await transmit(Buffer.of(0xff, 0xca, 0x00, 0x00, 0x00)));
  return uid !== null && uidLengths.includes(uid.length) ? uid.toString('hex').toUpperCase() : null;
}

function readingOf(reading: MessageReading, uid: string, domain: string): CardReading | null {
  switch (reading.outcome) {
    case 'failed': return null;
    case 'none': case 'broken': return { kind: 'foreign', uid };
    case 'message': {
      const parsed = parseNdef(reading.message);
      return parsed.ok ? { ...nameInMessage(parsed.records, domain), uid } : { kind: 'foreign', uid };
    }
    default: return assertNever(reading);
  }
}

/** The beginning of the answer to reset that PC/SC part 3 makes up for storage cards, up to the standard and the card's name. */
const storageCard = Buffer.from('804F0CA000000306', 'hex');
const nfcA = 0x03;
/** No information, Ultralight (every NTAG 21x), Ultralight C. */
const type2Names = [0x0000, 0x0003, 0x003a];

function standardOf(atr: Buffer): 'type-2' | 'type-4' | 'other' {
  const at = atr.indexOf(storageCard);
  if (at === -1) return 'type-4';
  const name = atr.subarray(at + storageCard.length);
  if (name.length < 3 || name.readUInt8() !== nfcA) return 'other';
  return type2Names.includes(name.readUInt16BE(1)) ? 'type-2' : 'other';
}
