import { createCipheriv, createDecipheriv } from 'node:crypto';

/** The card's own cryptography: written apart from the reader's, so that both agree with NXP's notes or with nobody. */

const block = 16;

export function aes(key: Uint8Array, data: Uint8Array, vector: Uint8Array = Buffer.alloc(block)): Buffer {
  return createCipheriv('aes-128-cbc', key, vector).setAutoPadding(false).update(data);
}

export function unAes(key: Uint8Array, data: Uint8Array, vector: Uint8Array = Buffer.alloc(block)): Buffer {
  return createDecipheriv('aes-128-cbc', key, vector).setAutoPadding(false).update(data);
}

/** AES-128-CMAC, block by block. */
export function cmac(key: Uint8Array, message: Buffer): Buffer {
  const [whole, partial] = subkeys(key);
  const blocks = Math.max(1, Math.ceil(message.length / block));
  let chain: Buffer = Buffer.alloc(block);
  for (let index = 0; index < blocks; index += 1) {
    const piece = message.subarray(index * block, (index + 1) * block);
    const isLast = index === blocks - 1;
    const input = isLast ? xor(piece.length === block ? piece : padded(piece), piece.length === block ? whole : partial) : piece;
    chain = aes(key, xor(chain, input));
  }
  return chain;
}

/** The bytes 1, 3, 5 … 15 of a CMAC. */
export function shortMac(key: Uint8Array, message: Buffer): Buffer {
  const mac = cmac(key, message);
  return Buffer.from([1, 3, 5, 7, 9, 11, 13, 15].map((index) => mac.readUInt8(index)));
}

export function padded(data: Uint8Array): Buffer {
  const room = block - (data.length % block);
  return Buffer.concat([data, Buffer.of(0x80), Buffer.alloc(room - 1)]);
}

export function rotateLeft(data: Uint8Array): Buffer {
  return Buffer.concat([data.subarray(1), data.subarray(0, 1)]);
}

export function xor(a: Uint8Array, b: Uint8Array): Buffer {
  return Buffer.from(a.map((byte, index) => byte ^ (b[index] ?? 0)));
}

function subkeys(key: Uint8Array): readonly [Buffer, Buffer] {
  const first = shifted(aes(key, Buffer.alloc(block)));
  return [first, shifted(first)];
}

function shifted(from: Buffer): Buffer {
  const to = Buffer.alloc(block);
  for (let index = 0; index < block; index += 1) to[index] = ((from.readUInt8(index) << 1) & 0xff) | (index + 1 < block ? from.readUInt8(index + 1) >> 7 : 0);
  if (from.readUInt8(0) >= 0x80) to[block - 1] = to.readUInt8(block - 1) ^ 0x87;
  return to;
}
