import { manifest, type Manifest, type SignedManifest } from '#contract/publication.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import { isSignatureOf } from '../../platform/signing/ed25519.ts';

/** A publication whose signature, form and schema were checked; `sha256` is its name. */
export type Publication = { readonly sha256: string; readonly signed: SignedManifest; readonly manifest: Manifest };

export type ReadPublication =
  | { readonly outcome: 'read'; readonly publication: Publication }
  | { readonly outcome: 'refused'; readonly reason: string };

/** The chain of trust, from the root that the window was paired with: root, certificate, signature, canonical form, schema. */
export function readPublication(signed: SignedManifest, rootPublicKey: string): ReadPublication {
  const { keyId, publicKey, notAfter, rootSignature } = signed.certificate;
  if (!isSignatureOf(rootPublicKey, canonicalJson({ keyId, publicKey, notAfter }), rootSignature)) return refused('the certificate is not from the maison’s root key');
  if (!isSignatureOf(publicKey, signed.manifest, signed.signature)) return refused('the signature does not fit the manifest');
  const json = parseJson(signed.manifest);
  if (json === undefined || canonicalJson(json) !== signed.manifest) return refused('the manifest is not in canonical form');
  const parsed = manifest.safeParse(json);
  if (!parsed.success) return refused(`the manifest does not fit: ${parsed.error.issues[0]?.path.map(String).join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`);
  return { outcome: 'read', publication: { sha256: sha256Hex(signed.manifest), signed, manifest: parsed.data } };
}

/** The number that a manifest claims, for a report about one that was refused; 0 when it claims none. */
export function claimedNumber(signed: SignedManifest): number {
  const json = parseJson(signed.manifest);
  const number = typeof json === 'object' && json !== null && 'number' in json ? json.number : 0;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function refused(reason: string): ReadPublication {
  return { outcome: 'refused', reason: reason.slice(0, 300) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A manifest that is not JSON is refused by the caller.
    return undefined;
  }
}
