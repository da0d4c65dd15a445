import { v7 } from 'uuid';
import * as z from 'zod';
import { windowRole, type WindowRole } from '#contract/content.ts';
import type { EnrolRequest } from '#contract/hub-api.ts';
import { boutiqueId, windowId } from '#contract/ids.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import { readPairingCode } from '#domain/pairing/pairing-code.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { sha256Hex } from '../../platform/signing/canonical-json.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { makePairingCode } from './make-pairing-code.ts';
import type { NewWindow, WindowRepository } from './window-repository.ts';

export const pairingCodeLifetimeMs = 60 * 60_000;

export type PairingPlace = { readonly boutiqueId: BoutiqueId; readonly role: WindowRole; readonly name: string };

export type Enrolment = {
  /** A code that pairs one window, once, within the hour. */
  readonly issueCode: (place: PairingPlace, issuedBy: string) => { readonly code: string; readonly expiresAt: string };
  /** The window it made, or null when the code is unknown, used or over. */
  readonly enrol: (request: EnrolRequest) => NewWindow | null;
};

type Parts = { readonly database: Database; readonly windows: WindowRepository; readonly clock: Clock; readonly fingerprint: () => string };

const issuedCode = z.object({ boutique_id: boutiqueId, role: windowRole, name: z.string() });

export function createEnrolment({ database, windows, clock, fingerprint }: Parts): Enrolment {
  const add = database.prepare(`INSERT INTO pairing_codes (secret_sha256, boutique_id, role, name, issued_at, issued_by, expires_at)
    VALUES (:secret, :boutiqueId, :role, :name, :issuedAt, :issuedBy, :expiresAt)`);
  const find = database.prepare('SELECT * FROM pairing_codes WHERE secret_sha256 = ? AND window_id IS NULL AND expires_at > ?');
  const use = database.prepare('UPDATE pairing_codes SET window_id = ? WHERE secret_sha256 = ?');
  const enrol = database.transaction((request: EnrolRequest): NewWindow | null => {
    const code = readPairingCode(request.code);
    if (code === null) return null;
    const now = clock.now().toISOString();
    const row = find.get(sha256Hex(code.text), now);
    if (row === undefined) return null;
    const place = issuedCode.parse(row);
    const window: NewWindow = {
      id: windowId.parse(v7()), boutiqueId: place.boutique_id, role: place.role, name: place.name,
      publicKey: request.publicKey, appVersion: request.appVersion, enrolledAt: now,
    };
    windows.add(window);
    use.run(window.id, sha256Hex(code.text));
    return window;
  });
  return {
    issueCode: (place, issuedBy) => {
      const code = makePairingCode(fingerprint());
      const now = clock.now();
      const expiresAt = new Date(now.getTime() + pairingCodeLifetimeMs).toISOString();
      add.run({ ...place, secret: sha256Hex(code), issuedAt: now.toISOString(), issuedBy, expiresAt });
      return { code, expiresAt };
    },
    enrol: (request) => enrol.immediate(request),
  };
}
