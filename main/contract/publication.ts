import * as z from 'zod';
import { contentDocument } from './content.ts';
import { base64, instant, sha256, windowId } from './ids.ts';

/** One signed, numbered release of content and settings for one window. */

export const asset = z.strictObject({
  /** `models/W-MOR-01.glb`, `stills/W-MOR-01.hero.portrait.webp`: what the window asks for by name. */
  name: z.string().regex(/^[a-z]+\/[A-Za-z0-9._-]{1,80}$/),
  sha256,
  bytes: z.int().min(1).max(64_000_000),
  mime: z.enum(['model/gltf-binary', 'image/webp', 'image/png', 'application/json', 'application/octet-stream']),
});

/** The hub's public key that visitors' forms are sealed to: HPKE DHKEM(P-256, HKDF-SHA256), raw uncompressed point. */
export const sealingKey = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{1,40}$/), publicKey: base64 });

export const manifest = z.strictObject({
  schema: z.literal(1),
  windowId,
  number: z.int().min(1),
  previousSha256: sha256.nullable(),
  leastAppVersion: z.string().regex(/^\d+\.\d+\.\d+$/),
  madeAt: instant,
  content: contentDocument,
  assets: z.array(asset).max(500),
  sealingKey,
  /** The hub's page for visitors' own phones; null when none reaches it. */
  phoneUrl: z.url().max(200).nullable().default(null),
});

/** The offline root's word for the key that signs releases: Ed25519 over the canonical JSON of `{ keyId, publicKey, notAfter }`. */
export const releaseCertificate = z.strictObject({
  keyId: z.string().min(1).max(60),
  /** Raw 32-byte Ed25519 key. */
  publicKey: base64,
  notAfter: instant,
  rootSignature: base64,
});

/** `manifest` is the canonical JSON (RFC 8785) exactly as it was signed; its sha256 is the publication's name. */
export const signedManifest = z.strictObject({
  manifest: z.string().min(2).max(4_000_000),
  signature: base64,
  certificate: releaseCertificate,
});

export type Asset = z.infer<typeof asset>;
export type SealingKey = z.infer<typeof sealingKey>;
export type Manifest = z.infer<typeof manifest>;
export type ReleaseCertificate = z.infer<typeof releaseCertificate>;
export type SignedManifest = z.infer<typeof signedManifest>;
