import { hkdfSync } from 'node:crypto';
import { clientCard, type ClientCard, type Vault, type VaultEntry } from '#contract/client.ts';
import type { BadgeId, ClientId } from '#domain/ids.ts';
import { argon2id } from '../../platform/passwords/argon2id.ts';
import { decipher } from '../../platform/sealing/aes-gcm.ts';

/** The vault's key, found again from the badge's secret and the PIN, or null when one of them is wrong. The caller overwrites it. */
export async function findVaultKey(vault: Vault, badgeId: BadgeId, secret: Uint8Array, pin: string): Promise<Buffer | null> {
  const wrap = vault.wraps.find((entry) => entry.badgeId === badgeId);
  if (wrap === undefined) return null;
  const salt = Buffer.from(wrap.salt, 'base64');
  // The desk may overwrite the secret while the PIN is worked on.
  const held = Buffer.from(secret);
  const pinHash = await argon2id(pin, salt, wrap.argon2);
  const material = Buffer.concat([held, pinHash]);
  const wrappingKey = Buffer.from(hkdfSync('sha256', material, salt, `vitrine/vault-wrap/1/${badgeId}`, 32));
  const key = decipher(wrappingKey, { nonce: wrap.nonce, ciphertext: wrap.wrapped }, `wrap/${badgeId}/${vault.version}`);
  for (const bytes of [held, pinHash, material, wrappingKey]) bytes.fill(0);
  return key;
}

/** One client's card, or null when there is none under that id, or it was changed since it was sealed. */
export function openCard(vault: Vault, key: Uint8Array, id: ClientId): ClientCard | null {
  const entry = vault.entries.find((one) => one.clientId === id);
  return entry === undefined ? null : decipherCard(vault, key, entry);
}

/** Every card that opens. */
export function* openCards(vault: Vault, key: Uint8Array): Iterable<ClientCard> {
  for (const entry of vault.entries) {
    const card = decipherCard(vault, key, entry);
    if (card !== null) yield card;
  }
}

function decipherCard(vault: Vault, key: Uint8Array, entry: VaultEntry): ClientCard | null {
  const clear = decipher(key, entry, `client/${entry.clientId}/${vault.version}`);
  if (clear === null) return null;
  const parsed = clientCard.safeParse(JSON.parse(clear.toString('utf8')));
  clear.fill(0);
  return parsed.success && parsed.data.id === entry.clientId ? parsed.data : null;
}
