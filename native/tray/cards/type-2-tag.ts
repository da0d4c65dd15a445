import type { VirtualCard } from '../virtual-slot.ts';

export type Type2Tag = {
  /** 7 bytes. */
  readonly uid: Uint8Array;
  /** Everything from page 4 on; the capability container is made for it unless one is given. */
  readonly data: Uint8Array;
  readonly capability?: Uint8Array;
  /** How many reads fail before one succeeds, as a watch that is still being put down. */
  readonly failingReads?: number;
};

/** What a PC/SC reader says of an NTAG: ISO 14443 A, part 3, the card that PC/SC part 3 calls Mifare Ultralight. */
export const type2Atr = Buffer.from('3B8F8001804F0CA0000003060300030000000068', 'hex');

const pageBytes = 4;
const status = { fine: Buffer.from('9000', 'hex'), failed: Buffer.from('6300', 'hex'), unknown: Buffer.from('6D00', 'hex') };

/** An NTAG 21x behind a PC/SC reader: GET DATA for the UID, READ BINARY for 16 bytes from a page. */
export function type2Tag(tag: Type2Tag): VirtualCard {
  const memory = memoryOf(tag);
  let failuresLeft = tag.failingReads ?? 0;
  return {
    atr: () => type2Atr,
    reset: () => undefined,
    answer: (command) => {
      if (command.length < 5 || command[0] !== 0xff) return status.unknown;
      if (command[1] === 0xca) return Buffer.concat([tag.uid, status.fine]);
      if (command[1] !== 0xb0) return status.unknown;
      if (failuresLeft > 0) {
        failuresLeft -= 1;
        return status.failed;
      }
      const [start, length] = [command.readUInt16BE(2) * pageBytes, command[4] ?? 0];
      return start + length > memory.length ? status.failed : Buffer.concat([memory.subarray(start, start + length), status.fine]);
    },
  };
}

function memoryOf({ uid, data, capability }: Type2Tag): Buffer {
  const whole = Buffer.alloc(Math.max(64, Math.ceil(data.length / 16) * 16 + 16));
  whole.set(uid.subarray(0, 3), 0);
  whole.set(uid.subarray(3, 7), 4);
  whole.set(capability ?? Buffer.of(0xe1, 0x10, Math.ceil((whole.length - 16) / 8), 0x00), 12);
  whole.set(data, 16);
  // Reading from the last page runs on into the next ones, as tags wrap around; here it runs into nothing.
  return Buffer.concat([whole, Buffer.alloc(16)]);
}
