import type { WindowId } from '#domain/ids.ts';
import type { ContentDocument } from '#contract/content.ts';
import { manifest, type Asset, type Manifest, type SignedManifest } from '#contract/publication.ts';
import { canonicalJson, sha256Hex } from '../../platform/signing/canonical-json.ts';
import { readSigningKey, signText } from '../../platform/signing/ed25519.ts';
import type { KeyFile } from '../keys/key-file.ts';

export type ManifestParts = {
  readonly windowId: WindowId; readonly previous: { readonly number: number; readonly sha256: string } | null;
  readonly content: ContentDocument; readonly assets: readonly Asset[]; readonly keys: KeyFile; readonly phoneUrl: string | null; readonly madeAt: string;
};

/** The least application that understands manifests as they are made here. */
const leastAppVersion = '0.1.0';

/** A whole manifest, signed by the release key; its sha256 is its name. */
export function makeManifest(parts: ManifestParts): { readonly number: number; readonly sha256: string; readonly signed: SignedManifest } {
  const [sealing] = parts.keys.sealing;
  if (sealing === undefined) throw new Error('the hub has no sealing key');
  const number = (parts.previous?.number ?? 0) + 1;
  const said: ManifestInput = {
    schema: 1, windowId: parts.windowId, number, previousSha256: parts.previous?.sha256 ?? null, leastAppVersion, madeAt: parts.madeAt,
    content: parts.content, assets: assetsFor(parts.content, parts.assets), sealingKey: { id: sealing.id, publicKey: sealing.publicKey }, phoneUrl: parts.phoneUrl,
  };
  const text = canonicalJson(manifest.parse(said));
  const signature = signText(readSigningKey(parts.keys.release.privateKeyPem), text);
  return { number, sha256: sha256Hex(text), signed: { manifest: text, signature, certificate: parts.keys.release.certificate } };
}

type ManifestInput = Omit<Manifest, 'previousSha256'> & { readonly previousSha256: string | null };

/** A watch's own pictures and models come with the watch; what names no watch comes always. */
export function assetsFor(content: ContentDocument, assets: readonly Asset[]): Asset[] {
  const shown = new Set<string>(content.watches.map((watch) => watch.id));
  return assets.filter((entry) => {
    const [watch] = /W-[A-Z]{3}-\d{2}/.exec(entry.name) ?? [];
    return watch === undefined || shown.has(watch);
  });
}
