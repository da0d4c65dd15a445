import { timingSafeEqual } from 'node:crypto';
import { aesCmac } from './aes-cmac.ts';
import { decryptCbc, encryptCbc } from './aes-cbc.ts';
import { openEv2Session, type Ev2Session } from './ev2-session.ts';

/** One exchange with the card: a command APDU in, data and status word out. */
export type Exchange = (command: Uint8Array) => Promise<Buffer>;

export type Authentication = { readonly ok: true; readonly session: Ev2Session } | { readonly ok: false; readonly reason: 'no-such-key' | 'wrong-key' };

export type AuthenticationParts = {
  readonly exchange: Exchange;
  readonly keyNumber: number;
  /** AES-128. */
  readonly key: Uint8Array;
  /** 16 random bytes, new each time. */
  readonly challenge: Uint8Array;
};

const blockBytes = 16;
const more = 0x91af;
const fine = 0x9100;

/**
 * AuthenticateEV2First (NXP AN12196, section 5.6; NT4H2421Gx, section 9.1.5): each side proves to the other that it has the key, and neither shows it.
 * `wrong-key` is a card that does not have it, or does not believe that this reader has.
 */
export async function authenticateEv2({ exchange, keyNumber, key, challenge }: AuthenticationParts): Promise<Authentication> {
  const first = await exchange(Buffer.of(0x90, 0x71, 0x00, 0x00, 0x02, keyNumber, 0x00, 0x00));
  const hiddenB = dataOf(first, more, blockBytes);
  if (hiddenB === null) return { ok: false, reason: 'no-such-key' };
  const [a, b] = [Buffer.from(challenge), decryptCbc(key, hiddenB)];
  const proof = encryptCbc(key, Buffer.concat([a, rotated(b)]));
  const second = await exchange(Buffer.concat([Buffer.of(0x90, 0xaf, 0x00, 0x00, proof.length), proof, Buffer.of(0x00)]));
  const hidden = dataOf(second, fine, 2 * blockBytes);
  if (hidden === null) return { ok: false, reason: 'wrong-key' };
  const shown = decryptCbc(key, hidden);
  if (!timingSafeEqual(shown.subarray(4, 20), rotated(a))) return { ok: false, reason: 'wrong-key' };
  return { ok: true, session: openEv2Session({ ...sessionKeys(key, a, b), transaction: shown.subarray(0, 4) }) };
}

/** Both vectors differ in their first two bytes alone (NT4H2421Gx, section 9.1.7). */
export function sessionKeys(key: Uint8Array, a: Buffer, b: Buffer): { readonly encryptionKey: Buffer; readonly macKey: Buffer } {
  const mixed = Buffer.from(a.subarray(2, 8).map((byte, index) => byte ^ b.readUInt8(index)));
  const rest = Buffer.concat([Buffer.of(0x00, 0x01, 0x00, 0x80), a.subarray(0, 2), mixed, b.subarray(6), a.subarray(8)]);
  return { encryptionKey: aesCmac(key, Buffer.concat([Buffer.of(0xa5, 0x5a), rest])), macKey: aesCmac(key, Buffer.concat([Buffer.of(0x5a, 0xa5), rest])) };
}

function dataOf(answer: Buffer, status: number, length: number): Buffer | null {
  if (answer.length !== length + 2 || answer.readUInt16BE(length) !== status) return null;
  return answer.subarray(0, length);
}

function rotated(block: Buffer): Buffer {
  return Buffer.concat([block.subarray(1), block.subarray(0, 1)]);
}
