import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { SealingKey } from '#contract/publication.ts';
import type { CodeQuestion } from '#contract/by-code.ts';
import { sealingContext, sealingInfo, type Sealed, type VisitorForm } from '#contract/sealed.ts';

/**
 * Seals what a visitor wrote, or asks by their code, to the hub's public key; from here on nothing on this side can read it.
 * @throws when the key is not a point of P-256
 */
export async function sealForm(form: VisitorForm | CodeQuestion, key: SealingKey, submission: { readonly id: string; readonly windowId: string }): Promise<Sealed> {
  const suite = new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientPublicKey = await suite.kem.deserializePublicKey(bytesOf(key.publicKey).buffer);
  const sender = await suite.createSenderContext({ recipientPublicKey, info: utf8(sealingInfo) });
  const ciphertext = await sender.seal(utf8(JSON.stringify(form)), utf8(sealingContext(submission)));
  return { keyId: key.id, enc: base64Of(new Uint8Array(sender.enc)), ciphertext: base64Of(new Uint8Array(ciphertext)) };
}

function utf8(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).buffer;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
