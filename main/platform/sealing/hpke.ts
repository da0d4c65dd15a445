import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { sealingContext, sealingInfo, type Sealed } from '#contract/sealed.ts';

/** A pair for sealed forms; `publicKey` is the raw uncompressed point in base64, `privateKey` its serialised scalar. */
export type SealingPair = { readonly id: string; readonly publicKey: string; readonly privateKey: string };

/** Which submission of which window a sealed form belongs to: it opens nowhere else. */
export type SealedFor = { readonly id: string; readonly windowId: string };

const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
const info = bytesOf(sealingInfo);

export async function makeSealingPair(id: string): Promise<SealingPair> {
  const pair = await suite.kem.generateKeyPair();
  return {
    id,
    publicKey: toBase64(await suite.kem.serializePublicKey(pair.publicKey)),
    privateKey: toBase64(await suite.kem.serializePrivateKey(pair.privateKey)),
  };
}

export async function sealText(to: { readonly id: string; readonly publicKey: string }, text: string, belongsTo: SealedFor): Promise<Sealed> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(fromBase64(to.publicKey));
  const made = await suite.seal({ recipientPublicKey, info }, bytesOf(text), bytesOf(sealingContext(belongsTo)));
  return { keyId: to.id, enc: toBase64(made.enc), ciphertext: toBase64(made.ct) };
}

/**
 * The text in clear, or null when it was not sealed to this key for this submission, or was changed since.
 */
export async function openSealed(pair: SealingPair, form: Sealed, belongsTo: SealedFor): Promise<string | null> {
  try {
    const recipientKey = await suite.kem.deserializePrivateKey(fromBase64(pair.privateKey));
    const clear = await suite.open({ recipientKey, enc: fromBase64(form.enc), info }, fromBase64(form.ciphertext), bytesOf(sealingContext(belongsTo)));
    return new TextDecoder('utf-8', { fatal: true }).decode(clear);
  } catch {
    // The library answers a wrong key, a changed byte and a malformed point alike by throwing: all mean "not ours to open".
    return null;
  }
}

function bytesOf(text: string): ArrayBuffer {
  return arrayBufferOf(new TextEncoder().encode(text));
}

function fromBase64(text: string): ArrayBuffer {
  return arrayBufferOf(Buffer.from(text, 'base64'));
}

function arrayBufferOf(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}

function toBase64(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('base64');
}
