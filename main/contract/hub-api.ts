import * as z from 'zod';
import { windowRole } from './content.ts';
import { base64, boutiqueId, instant, sha256, windowId } from './ids.ts';
import { sceneName } from './window-api.ts';

/** Between a window's core and the hub: HTTPS, always begun by the window. Bodies are JSON but for assets and screenshots. */

/**
 * POST /v1/enrol. The pairing code is 24 letters in Crockford's base32, in six groups of four: 80 bits of the SHA-256 of the hub's
 * certificate (DER), then 40 bits of a single-use secret. The window refuses a hub whose certificate does not begin with them, then pins it whole.
 */
export const enrolRequest = z.strictObject({
  code: z.string().min(20).max(40),
  /** Raw 32-byte Ed25519 key that the window made for itself. */
  publicKey: base64,
  appVersion: z.string().max(20),
});
export const enrolAnswer = z.strictObject({
  windowId,
  name: z.string().max(80),
  boutiqueId,
  role: windowRole,
  /** The maison's root key that certifies release keys: raw 32-byte Ed25519. */
  rootPublicKey: base64,
});

/** POST /v1/token. `signature` is the window's over `token/<windowId>/<at>`; the hub allows its clock and the window's 5 minutes between them. */
export const tokenRequest = z.strictObject({ windowId, at: instant, signature: base64 });
export const tokenAnswer = z.strictObject({ token: z.string().max(400), expiresAt: instant });

export const health = z.strictObject({
  core: z.strictObject({ startedAt: instant, restarts: z.int().min(0) }),
  tray: z.enum(['here', 'away', 'none']),
  stage: z.strictObject({ lastReport: z.string().max(240).nullable() }),
  outbox: z.strictObject({ waiting: z.int().min(0), oldestAt: instant.nullable(), refused: z.int().min(0) }),
  disk: z.strictObject({ freeBytes: z.int().min(0) }),
  vaultVersion: z.int().min(0),
  scene: sceneName.nullable(),
});

/** POST /v1/report. The id makes a repeated report harmless. */
export const report = z.strictObject({
  id: z.string().max(60),
  at: instant,
  appVersion: z.string().max(20),
  publications: z.strictObject({
    desired: z.int().min(0),
    applied: z.int().min(0),
    failed: z.strictObject({ number: z.int().min(0), reason: z.string().max(300), at: instant }).nullable(),
  }),
  health,
  /** Anonymous counts since the last report: `scene/watch`, `laid/W-MOR-01`, `badge-refused`. */
  counters: z.record(z.string().max(60), z.int().min(0)),
});

/** Every route of the window line. Refusals are `{ error: sentence }` with status 400, 401, 403, 404, 409 or 413. */
export const hubRoutes = {
  enrol: '/v1/enrol',
  token: '/v1/token',
  /** GET, ETag = sha256 of the manifest; 200 signedManifest, 304, or 404 while nothing was published for this window. */
  desired: '/v1/desired',
  /** GET /v1/assets/<sha256>, with Range. */
  assets: '/v1/assets',
  /** GET, text/event-stream: `event: desired`, `event: outcomes`, `event: vault`, `event: screenshot`; carries no content. */
  doorbell: '/v1/doorbell',
  intake: '/v1/intake',
  report: '/v1/report',
  /** PUT, image bytes, headers `x-taken-at` and `x-scene`. */
  screenshot: '/v1/screenshot',
  availability: '/v1/availability',
  /** GET ?after=<cursor>. */
  outcomes: '/v1/outcomes',
  holds: '/v1/holds',
  /** POST: a question by a visitor's code, sealed. */
  byCode: '/v1/by-code',
  /** POST opens a form on a visitor's phone; GET fetches what phones sent, sealed; answers go to the other. */
  phoneForms: '/v1/phone-forms',
  phoneFormAnswers: '/v1/phone-form-answers',
  /** POST: what the window may hold while it is cut off, renewed whole. */
  leases: '/v1/leases',
  /** GET, ETag = vault version; 404 for a street window. */
  vault: '/v1/vault',
} as const;

export const refusal = z.strictObject({ error: z.string().max(600) });

/** The file core keeps beside its database: who this window is and which hub it trusts. */
export const pairing = z.strictObject({
  schema: z.literal(1),
  hubUrl: z.url(),
  hubCertificateSha256: sha256,
  windowId,
  name: z.string(),
  boutiqueId,
  role: windowRole,
  rootPublicKey: base64,
});

export type EnrolRequest = z.infer<typeof enrolRequest>;
export type EnrolAnswer = z.infer<typeof enrolAnswer>;
export type TokenRequest = z.infer<typeof tokenRequest>;
export type TokenAnswer = z.infer<typeof tokenAnswer>;
export type Health = z.infer<typeof health>;
export type Report = z.infer<typeof report>;
export type Pairing = z.infer<typeof pairing>;
