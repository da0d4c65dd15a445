import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { canonicalJson } from '../../platform/signing/canonical-json.ts';
import { makeSigningKey, signText, writeSigningKey, type SigningKey } from '../../platform/signing/ed25519.ts';
import { makeSealingPair } from '../../platform/sealing/hpke.ts';
import { certificateFingerprint, makeOwnCertificate } from '../../platform/tls/own-certificate.ts';
import type { KeyFile } from './key-file.ts';

const releaseKeyDays = 400;

/** A whole new set of keys, and the root's private key, which the hub itself does not keep among them. */
export async function makeKeys(now: Date): Promise<{ readonly keys: KeyFile; readonly rootPrivateKeyPem: string }> {
  const root = makeSigningKey();
  const tls = await makeOwnCertificate([hostname(), 'localhost', '127.0.0.1'], now);
  const keys: KeyFile = {
    schema: 1,
    tls: { ...tls, fingerprint: certificateFingerprint(tls.certificatePem) as KeyFile['tls']['fingerprint'] },
    tokenKey: randomBytes(32).toString('base64'),
    columnKey: randomBytes(32).toString('base64'),
    rootPublicKey: root.publicKey,
    release: makeReleaseKey(root, now),
    sealing: [await makeSealingPair(sealingKeyName(now))],
  };
  return { keys, rootPrivateKeyPem: writeSigningKey(root) };
}

/** A release key under the root's signature; the root is needed for this alone. */
export function makeReleaseKey(root: SigningKey, now: Date): KeyFile['release'] {
  const key = makeSigningKey();
  const notAfter = new Date(now.getTime() + releaseKeyDays * 86_400_000).toISOString();
  const said = { keyId: `release-${now.toISOString().slice(0, 10)}-${randomBytes(2).toString('hex')}`, publicKey: key.publicKey, notAfter };
  return { privateKeyPem: writeSigningKey(key), certificate: { ...said, rootSignature: signText(root, canonicalJson(said)) } };
}

export function sealingKeyName(now: Date): string {
  return `sealing-${now.toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`;
}
