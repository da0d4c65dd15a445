import type { ClientCard, Vault, VaultEntry, VaultWrap } from '#contract/client.ts';
import { encipher } from '../../platform/sealing/aes-gcm.ts';
import type { BadgeRecord } from '../badges/badge-repository.ts';
import type { BoutiqueKeys } from '../badges/boutique-keys.ts';

export type VaultParts = {
  readonly version: number; readonly madeAt: string; readonly cards: readonly ClientCard[]; readonly badges: readonly BadgeRecord[]; readonly keys: BoutiqueKeys;
};

/** A boutique's client cards as a window may hold them: ciphertext, and the key to it once for each badge that is in use. */
export function compileVault({ version, madeAt, cards, badges, keys }: VaultParts): Vault {
  const entryOf = (card: ClientCard): VaultEntry => ({ clientId: card.id, ...encipher(keys.vaultKey, Buffer.from(JSON.stringify(card)), `client/${card.id}/${version}`) });
  const wrapOf = (badge: BadgeRecord): VaultWrap => {
    const { nonce, ciphertext } = encipher(badge.wrappingKey, keys.vaultKey, `wrap/${badge.id}/${version}`);
    return { badgeId: badge.id, advisor: { id: badge.advisorId, givenName: badge.givenName }, salt: badge.salt, argon2: badge.argon2, nonce, wrapped: ciphertext };
  };
  return {
    version, madeAt,
    entries: cards.map(entryOf),
    wraps: badges.filter((badge) => badge.revokedAt === null).map(wrapOf),
    badgeMasterKey: keys.badgeMasterKey.toString('base64'),
    revokedBadges: badges.filter((badge) => badge.revokedAt !== null).map((badge) => badge.id),
  };
}
