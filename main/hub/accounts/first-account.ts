import { randomInt } from 'node:crypto';
import type { Clock } from '../../platform/clock/clock.ts';
import { hashPassword } from '../../platform/passwords/argon2id.ts';
import type { AccountRepository } from './account-repository.ts';

/** Letters that nobody takes for another when they copy them from a screen. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** The account of a maison that has none yet, with its password in clear, once; null when there are accounts. */
export async function makeFirstAccount(accounts: AccountRepository, clock: Clock): Promise<{ readonly account: string; readonly password: string } | null> {
  if (!accounts.isEmpty()) return null;
  const password = makePassword();
  const added = accounts.add({ name: 'maison', role: 'maison', boutiqueId: null, password: await hashPassword(password), addedAt: clock.now().toISOString() });
  return added ? { account: 'maison', password } : null;
}

/** Twenty letters in four groups: 99 bits. */
export function makePassword(): string {
  return Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')).join('-');
}
