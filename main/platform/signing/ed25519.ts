import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

/** An Ed25519 pair; `publicKey` is the raw 32 bytes in base64, as the contract writes keys. */
export type SigningKey = { readonly publicKey: string; readonly privateKey: KeyObject };

/** Before the raw key in a SubjectPublicKeyInfo: RFC 8410, section 4. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export function makeSigningKey(): SigningKey {
  return signingKeyOf(generateKeyPairSync('ed25519').privateKey);
}

/** @throws when the text is no Ed25519 private key in PKCS#8 PEM */
export function readSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`expected an Ed25519 key, not ${privateKey.asymmetricKeyType}`);
  return signingKeyOf(privateKey);
}

export function writeSigningKey(key: SigningKey): string {
  return String(key.privateKey.export({ format: 'pem', type: 'pkcs8' }));
}

/** The signature over the text's UTF-8 bytes, in base64. */
export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), key.privateKey).toString('base64');
}

/** False for anything that is not that key's signature, malformed keys and signatures included. */
export function isSignatureOf(publicKey: string, text: string, signature: string): boolean {
  const raw = Buffer.from(publicKey, 'base64');
  const given = Buffer.from(signature, 'base64');
  if (raw.length !== 32 || given.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, given);
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { publicKey: spki.subarray(spkiPrefix.length).toString('base64'), privateKey };
}
