import * as z from 'zod';
import { channels } from '#domain/consent/purpose.ts';
import { personalFields } from '#domain/visit/fields-to-ask.ts';
import { appointmentKind, locale } from './content.ts';
import { advisorId, badgeId, base64, clientId, instant, localDate, pieceSerial, watchId } from './ids.ts';
import { appointmentState, slot } from './submission.ts';

/** The client card an advisor sees, and the vault that carries it to a window as ciphertext. */

const sourced = z.strictObject({
  text: z.string().min(1).max(280),
  /** Who or what said it: `appointment of 12 May, Claire`, `online selection`. */
  source: z.string().min(1).max(120),
  date: localDate,
});

/** Sufficient and necessary: never a fourth; each with why it matters now. */
const fact = sourced.extend({ whyNow: z.string().min(1).max(160) });

export const clientCard = z.strictObject({
  id: clientId,
  givenName: z.string().min(1).max(120),
  familyName: z.string().min(1).max(120),
  nameOrder: z.enum(['given-first', 'family-first']),
  /** How this person is addressed, written as it is said: `Madame`, `様`. */
  honorific: z.string().max(30).nullable(),
  /** All that is shown before the client's own agreement. */
  initials: z.string().min(1).max(6),
  locale,
  /** Who said a field last, where somebody corrected it; the others are as they were said first. */
  sources: z.partialRecord(z.enum(personalFields), sourced.pick({ source: true, date: true })).optional(),
  /** What need not be asked again: how the maison can reach them, and what they have answered. */
  known: z.strictObject({
    ways: z.array(z.enum(['email', 'phone'])).max(2),
    answered: z.array(z.strictObject({ purposeId: z.string().max(40), channel: z.enum(channels) })).max(60),
  }).optional(),
  facts: z.array(fact).max(3),
  /** The next right gesture, and why. */
  nextGesture: z.strictObject({ text: z.string().min(1).max(160), why: z.string().min(1).max(160) }).nullable(),
  preferences: z.array(sourced).max(20),
  selection: z.array(z.strictObject({ watchId, source: z.enum(['online', 'boutique', 'advisor']), since: localDate })).max(24),
  owned: z.array(z.strictObject({ serial: pieceSerial, watchId, since: localDate })).max(40),
  appointments: z.array(z.strictObject({ kind: appointmentKind, slot: slot.nullable(), state: appointmentState })).max(40),
  /** Everything in one line of time, newest first. */
  timeline: z.array(sourced.extend({ channel: z.enum(['boutique', 'online', 'phone', 'event', 'service', 'video']) })).max(200),
});

/** AES-256-GCM under the boutique's vault key; additional data `client/<id>/<vault version>`; `ciphertext` ends with the 16-byte tag. */
const vaultEntry = z.strictObject({ clientId, nonce: base64, ciphertext: base64 });

/**
 * The vault key, wrapped for one badge. The wrapping key is
 * HKDF-SHA256(ikm = badge secret (32 bytes) ‖ argon2id(PIN, salt, 32 bytes), salt = `salt`, info = `vitrine/vault-wrap/1/<badgeId>`), 32 bytes;
 * AES-256-GCM, additional data `wrap/<badgeId>/<vault version>`.
 */
const vaultWrap = z.strictObject({
  badgeId,
  advisor: z.strictObject({ id: advisorId, givenName: z.string().min(1).max(60) }),
  salt: base64,
  argon2: z.strictObject({ memoryKib: z.int().min(8192).max(1_048_576), passes: z.int().min(1).max(10), parallelism: z.int().min(1).max(8) }),
  nonce: base64,
  wrapped: base64,
});

export const vault = z.strictObject({
  version: z.int().min(1),
  madeAt: instant,
  entries: z.array(vaultEntry).max(20_000),
  wraps: z.array(vaultWrap).max(200),
  /** What the window proves a badge with (AES-128, diversified per badge); worthless without the badge's secret and the PIN. */
  badgeMasterKey: base64,
  revokedBadges: z.array(badgeId).max(1000),
});

export type ClientCard = z.infer<typeof clientCard>;
export type Vault = z.infer<typeof vault>;
export type VaultEntry = z.infer<typeof vaultEntry>;
export type VaultWrap = z.infer<typeof vaultWrap>;
