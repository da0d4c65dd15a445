import { hkdfSync, randomBytes } from 'node:crypto';
import type { BadgeFile } from '#contract/badge.ts';
import type { AdvisorId, BadgeId, BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { argon2id, pinCost } from '../../platform/passwords/argon2id.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import type { BadgeRepository } from './badge-repository.ts';
import type { BoutiqueKeyRepository } from './boutique-keys.ts';

export type BadgeOrder = { readonly id: BadgeId; readonly boutiqueId: BoutiqueId; readonly advisorId: AdvisorId; readonly pin: string };

export type IssueAnswer = { readonly outcome: 'issued'; readonly file: BadgeFile } | { readonly outcome: 'refused'; readonly reason: string };

export type BadgeDesk = {
  /** The file is handed out here and never again: the hub keeps neither the badge's secret nor its PIN. */
  readonly issue: (order: BadgeOrder, by: string) => Promise<IssueAnswer>;
  /** Ends a badge and changes the vault key that it could unwrap. */
  readonly revoke: (id: BadgeId, by: string) => void;
};

type Parts = {
  readonly database: Database; readonly badges: BadgeRepository; readonly boutiqueKeys: BoutiqueKeyRepository; readonly boutiqueNow: BoutiqueNow;
  readonly audit: AuditChain; readonly clock: Clock;
  /** AN10922: the key of one card, from the boutique's master key and the card's own UID. */
  readonly diversifyKey: (masterKey: Uint8Array, uid: Uint8Array) => Uint8Array;
};

export function createBadgeDesk(parts: Parts): BadgeDesk {
  const { database, badges, boutiqueKeys, audit, clock } = parts;
  const end = database.transaction((id: BadgeId, boutiqueId: BoutiqueId) => {
    badges.revoke(id, clock.now().toISOString());
    boutiqueKeys.changeVaultKey(boutiqueId);
  });
  return {
    issue: (order, by) => issueBadge(order, by, parts),
    revoke: (id, by) => {
      const badge = badges.find(id);
      if (badge === null || badge.revokedAt !== null) return;
      end.immediate(id, badge.boutiqueId);
      audit.add({ who: by, act: 'badge-revoked', subject: id });
    },
  };
}

async function issueBadge({ id, boutiqueId, advisorId, pin }: BadgeOrder, by: string, parts: Parts): Promise<IssueAnswer> {
  const { badges, boutiqueKeys, boutiqueNow, diversifyKey, audit, clock } = parts;
  const advisor = boutiqueNow(boutiqueId)?.advisors.find((entry) => entry.id === advisorId);
  if (advisor === undefined) return { outcome: 'refused', reason: 'This boutique has no such advisor.' };
  const taken: IssueAnswer = { outcome: 'refused', reason: `There is, or was, a badge ${id}; give this one another number.` };
  if (badges.find(id) !== null) return taken;
  const [uid, secret, salt] = [Buffer.concat([Buffer.of(nxp), randomBytes(6)]), randomBytes(32), randomBytes(16)];
  const pinHash = await argon2id(pin, salt, pinCost);
  const wrappingKey = Buffer.from(hkdfSync('sha256', Buffer.concat([secret, pinHash]), salt, `vitrine/vault-wrap/1/${id}`, 32));
  const isAdded = badges.add({
    id, boutiqueId, advisorId, givenName: advisor.givenName, uid: hexOf(uid), salt: salt.toString('base64'), argon2: pinCost, wrappingKey,
    issuedAt: clock.now().toISOString(),
  }, by);
  if (!isAdded) return taken;
  audit.add({ who: by, act: 'badge-issued', subject: id });
  const key = Buffer.from(diversifyKey(boutiqueKeys.read(boutiqueId).badgeMasterKey, uid));
  const file: BadgeFile = { schema: 'vitrine-badge/1', badgeId: id, boutiqueId, uid: hexOf(uid), key: key.toString('base64'), secret: secret.toString('base64') };
  return { outcome: 'issued', file };
}

/** The first byte of a UID is its maker's: NXP. */
const nxp = 0x04;

function hexOf(bytes: Buffer): string {
  return bytes.toString('hex').toUpperCase();
}
