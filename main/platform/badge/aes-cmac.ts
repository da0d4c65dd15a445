import { createCipheriv } from 'node:crypto';

const blockBytes = 16;

/** AES-128-CMAC (RFC 4493, NIST SP 800-38B): 16 bytes. */
export function aesCmac(key: Uint8Array, message: Uint8Array): Buffer {
  const first = doubled(cbc(key, Buffer.alloc(blockBytes)));
  const second = doubled(first);
  const isWhole = message.length > 0 && message.length % blockBytes === 0;
  const padded = isWhole ? Buffer.from(message) : pad(message);
  const mask = isWhole ? first : second;
  const start = padded.length - blockBytes;
  mask.forEach((byte, index) => padded.writeUInt8(padded.readUInt8(start + index) ^ byte, start + index));
  return cbc(key, padded).subarray(-blockBytes);
}

function cbc(key: Uint8Array, blocks: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-cbc', key, Buffer.alloc(blockBytes)).setAutoPadding(false);
  return Buffer.concat([cipher.update(blocks), cipher.final()]);
}

function pad(message: Uint8Array): Buffer {
  const padded = Buffer.alloc((Math.floor(message.length / blockBytes) + 1) * blockBytes);
  padded.set(message);
  padded.writeUInt8(0x80, message.length);
  return padded;
}

/** Times x in GF(2^128). */
function doubled(block: Buffer): Buffer {
  const value = BigInt(`0x${block.toString('hex')}`);
  const shifted = (value << 1n) & ((1n << 128n) - 1n);
  const reduced = value >> 127n === 1n ? shifted ^ 0x87n : shifted;
  return Buffer.from(reduced.toString(16).padStart(32, '0'), 'hex');
}
