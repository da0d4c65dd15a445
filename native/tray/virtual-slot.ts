import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/** A card as a virtual reader meets it. */
export type VirtualCard = {
  /** Answer to reset; null says nothing at all. */
  readonly atr: () => Buffer | null;
  /** Answer to a command; null never comes. */
  readonly answer: (command: Buffer) => Buffer | null;
  /** The field went: whatever was authenticated is forgotten. */
  readonly reset: () => void;
};

export type LaidCard = {
  /** Settles when the card is off, by whoever's doing. */
  readonly removed: Promise<void>;
  readonly lift: () => Promise<void>;
};

export type VirtualSlot = { readonly host: string; readonly port: number };

/** Where the virtual readers of vsmartcard's vpcd wait for cards: slot 0 and slot 1. */
export const virtualSlots: readonly [VirtualSlot, VirtualSlot] = [{ host: '127.0.0.1', port: 35_963 }, { host: '127.0.0.1', port: 35_964 }];

const control = { powerOff: 0, powerOn: 1, reset: 2, atr: 4 } as const;
const lengthBytes = 2;

/**
 * Lays a card on a virtual reader: a connection to vpcd that lasts as long as the card lies there.
 * Messages are a length in two bytes, most significant first, and that many bytes; one alone is a control.
 * @throws when no virtual reader waits there
 */
export async function layCard(card: VirtualCard, slot: VirtualSlot): Promise<LaidCard> {
  const line = connect({ ...slot, noDelay: true });
  await once(line, 'connect');
  const removed = new Promise<void>((resolve) => line.once('close', () => resolve()));
  // What ends the line also closes it.
  line.on('error', () => undefined);
  let heard = Buffer.alloc(0);
  line.on('data', (bytes: Buffer) => {
    heard = Buffer.concat([heard, bytes]);
    while (heard.length >= lengthBytes && heard.length >= lengthBytes + heard.readUInt16BE(0)) {
      const end = lengthBytes + heard.readUInt16BE(0);
      say(line, answerTo(heard.subarray(lengthBytes, end), card));
      heard = heard.subarray(end);
    }
  });
  return {
    removed,
    lift: async () => {
      line.destroy();
      await removed;
    },
  };
}

function answerTo(message: Buffer, card: VirtualCard): Buffer | null {
  if (message.length !== 1) return card.answer(message);
  if (message[0] === control.atr) return card.atr();
  card.reset();
  return null;
}

function say(line: Socket, answer: Buffer | null): void {
  if (answer === null) return;
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt16BE(answer.length);
  line.write(Buffer.concat([length, answer]));
}
