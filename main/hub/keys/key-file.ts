import * as z from 'zod';
import { base64, sha256 } from '#contract/ids.ts';
import { releaseCertificate } from '#contract/publication.ts';

const sealingPair = z.strictObject({ id: z.string().min(1).max(40), publicKey: base64, privateKey: base64 });

/** Every secret the hub lives on, but for the root's, which belongs offline. One file, readable by the hub's user alone. */
export const keyFile = z.strictObject({
  schema: z.literal(1),
  tls: z.strictObject({ certificatePem: z.string(), privateKeyPem: z.string(), fingerprint: sha256 }),
  /** HMAC key of the windows' ten-minute tokens. */
  tokenKey: base64,
  /** AES-256 key under which vault keys and badge keys lie in the database. */
  columnKey: base64,
  rootPublicKey: base64,
  release: z.strictObject({ privateKeyPem: z.string(), certificate: releaseCertificate }),
  /** The first is the one that windows seal to; the others still open what was sealed before. */
  sealing: z.array(sealingPair).min(1),
});

export type KeyFile = z.infer<typeof keyFile>;
