import { randomBytes } from 'node:crypto';

/** Crockford's base32: no I, L, O or U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const letters = 24;
const fingerprintBytes = 10;
const secretBytes = 5;

/** 24 letters in six groups of four: 80 bits of the certificate's SHA-256, then 40 bits that are good once. */
export function makePairingCode(certificateSha256: string): string {
  const bytes = Buffer.concat([Buffer.from(certificateSha256, 'hex').subarray(0, fingerprintBytes), randomBytes(secretBytes)]);
  return (encodeBase32(bytes).match(/.{4}/g) ?? []).join('-');
}

function encodeBase32(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let index = 0; index < letters; index += 1) {
    text = (alphabet[Number(value & 31n)] ?? '') + text;
    value >>= 5n;
  }
  return text;
}
