import * as z from 'zod';
import { channels } from '#domain/consent/purpose.ts';
import { locale } from './content.ts';
import { base64, clientId, subjectId, watchId } from './ids.ts';

/**
 * What a visitor types is sealed in the window's renderer to the hub's public key and opened by the hub alone.
 * HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; `sealingInfo` and `sealingContext` bind it.
 */
export const sealingInfo = 'vitrine/visitor/1';

/** The additional data that ties a sealed form to one submission of one window. */
export function sealingContext(submission: { readonly id: string; readonly windowId: string }): string {
  return `${submission.windowId}/${submission.id}`;
}

export const sealed = z.strictObject({ keyId: z.string().max(40), enc: base64, ciphertext: base64 });

const line = z.string().trim().min(1).max(120);

const visitorCode = z.string().regex(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);

/** The form in clear: exists in the renderer that typed it and in the hub, nowhere between. */
export const visitorForm = z.strictObject({
  schema: z.literal('vitrine-visitor/1'),
  subjectId,
  givenName: line,
  familyName: line,
  /** How the person wants to be reached about this appointment; `here` who stands in the boutique now. */
  reachBy: z.enum([...channels, 'here']),
  email: z.string().trim().max(254).nullable(),
  phone: z.string().trim().max(40).nullable(),
  locale,
  /** What the person hopes for, in their own words; optional. */
  expectation: z.string().trim().max(400).nullable(),
  selection: z.array(watchId).max(12),
  /** What the person carries away to change or cancel this appointment by; null from windows that gave none. */
  code: visitorCode.nullable().default(null),
  /** The code of an earlier appointment, by which the maison knows the person already: then nothing else that it knows is asked. */
  knownBy: visitorCode.nullable().default(null),
  /** The client whose card an advisor had open on this window, by the record's own reference: the same then. */
  knownAs: clientId.nullable().default(null),
});

export type Sealed = z.infer<typeof sealed>;
export type VisitorForm = z.infer<typeof visitorForm>;
