import * as z from 'zod';
import { staffRole } from '#contract/console-api.ts';
import { boutiqueId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type Account = z.infer<typeof row>;
export type NewAccount = { readonly name: string; readonly role: Account['role']; readonly boutiqueId: Account['boutiqueId']; readonly password: string; readonly addedAt: string };

export type AccountRepository = {
  /** False when the name is taken. */
  readonly add: (account: NewAccount) => boolean;
  readonly find: (name: string) => Account | null;
  readonly isEmpty: () => boolean;
  /** False when there is no such account. */
  readonly changePassword: (name: string, password: string) => boolean;
};

const row = z.object({ name: z.string(), role: staffRole, boutique_id: boutiqueId.nullable(), password: z.string() })
  .transform(({ boutique_id, ...found }) => ({ ...found, boutiqueId: boutique_id }));

export function openAccountRepository(database: Database): AccountRepository {
  const add = database.prepare(`INSERT INTO accounts (name, role, boutique_id, password, added_at) VALUES (:name, :role, :boutiqueId, :password, :addedAt) ON CONFLICT DO NOTHING`);
  const find = database.prepare('SELECT name, role, boutique_id, password FROM accounts WHERE name = ? AND removed_at IS NULL');
  const changePassword = database.prepare('UPDATE accounts SET password = ? WHERE name = ? AND removed_at IS NULL');
  const any = database.prepare('SELECT 1 FROM accounts LIMIT 1');
  return {
    add: (account) => add.run(account).changes === 1,
    find: (name) => row.nullable().parse(find.get(name) ?? null),
    changePassword: (name, password) => changePassword.run(password, name).changes === 1,
    isEmpty: () => any.get() === undefined,
  };
}
