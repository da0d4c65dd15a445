import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

/** AES-256-GCM; `ciphertext` ends with the 16-byte tag. Both in base64. */
export type Enciphered = { readonly nonce: string; readonly ciphertext: string };

const tagBytes = 16;

/** A key that is used often is quicker as a `KeyObject`. */
export type AesKey = Uint8Array | KeyObject;

/** @param context additional data: the same bytes under another context do not open */
export function encipher(key: AesKey, clear: Uint8Array, context: string): Enciphered {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context));
  const ciphertext = Buffer.concat([cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
  return { nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') };
}

/** The bytes in clear, or null when the key, the context or a single bit is another. */
export function decipher(key: AesKey, { nonce, ciphertext }: Enciphered, context: string): Buffer | null {
  const bytes = Buffer.from(ciphertext, 'base64');
  const nonceBytes = Buffer.from(nonce, 'base64');
  if (bytes.length < tagBytes || nonceBytes.length !== 12) return null;
  const opener = createDecipheriv('aes-256-gcm', key, nonceBytes).setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([opener.update(bytes.subarray(0, -tagBytes)), opener.final()]);
  } catch {
    // GCM says only that something is not as it was.
    return null;
  }
}
