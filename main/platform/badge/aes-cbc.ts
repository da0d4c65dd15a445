import { createCipheriv, createDecipheriv } from 'node:crypto';

const blockBytes = 16;
const zero = Buffer.alloc(blockBytes);

/** AES-128-CBC of whole blocks, without padding. */
export function encryptCbc(key: Uint8Array, blocks: Uint8Array, vector: Uint8Array = zero): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, vector).setAutoPadding(false);
  return Buffer.concat([cipher.update(blocks), cipher.final()]);
}

/** @throws when `blocks` are not whole */
export function decryptCbc(key: Uint8Array, blocks: Uint8Array, vector: Uint8Array = zero): Buffer {
  const decipher = createDecipheriv('aes-128-cbc', key, vector).setAutoPadding(false);
  return Buffer.concat([decipher.update(blocks), decipher.final()]);
}

/** ISO/IEC 9797-1, method 2: a one, then zeros up to a whole block. */
export function pad(data: Uint8Array): Buffer {
  const padded = Buffer.alloc((Math.floor(data.length / blockBytes) + 1) * blockBytes);
  padded.set(data);
  padded.writeUInt8(0x80, data.length);
  return padded;
}

/** Null when there is no padding. */
export function unpad(padded: Buffer): Buffer | null {
  const end = padded.findLastIndex((byte) => byte !== 0);
  return end >= 0 && padded[end] === 0x80 ? padded.subarray(0, end) : null;
}
