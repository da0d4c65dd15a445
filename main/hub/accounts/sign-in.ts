import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../platform/clock/clock.ts';
import { hashPassword, isPasswordOf } from '../../platform/passwords/argon2id.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { Account, AccountRepository } from './account-repository.ts';

export type SignInAnswer =
  | { readonly outcome: 'signed-in'; readonly account: Account }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wait'; readonly seconds: number };

export type SignIn = (name: string, password: string, address: string) => Promise<SignInAnswer>;

/** Free tries before the wait doubles from one to the next: few for one account, more for an address that a whole boutique shares. */
const freeTries = { account: 5, address: 20 } as const;
const firstWaitMs = 5000;
const mostWaitMs = 15 * 60_000;

const failure = z.object({ count: z.int(), wait_until: z.string() });

/** Checks a password; an account that does not exist takes as long to refuse as one that does. */
export async function createSignIn({ database, accounts, clock }: { readonly database: Database; readonly accounts: AccountRepository; readonly clock: Clock }): Promise<SignIn> {
  const nobodysPassword = await hashPassword(randomBytes(16).toString('hex'));
  const failures = failureCounter(database, clock);
  return async (name, password, address) => {
    const subjects = [{ sort: 'account', subject: `account/${name}` }, { sort: 'address', subject: `address/${address}` }] as const;
    const waitMs = Math.max(...subjects.map(({ subject }) => failures.waitMs(subject)));
    if (waitMs > 0) return { outcome: 'wait', seconds: Math.ceil(waitMs / 1000) };
    // Counted before the slow check: tries that are sent at once do not all pass for the first.
    for (const { sort, subject } of subjects) failures.count(subject, freeTries[sort]);
    const account = accounts.find(name);
    const isRight = await isPasswordOf(account?.password ?? nobodysPassword, password);
    if (account === null || !isRight) return { outcome: 'refused' };
    for (const { subject } of subjects) failures.forgive(subject);
    return { outcome: 'signed-in', account };
  };
}

function failureCounter(database: Database, clock: Clock) {
  const find = database.prepare('SELECT count, wait_until FROM sign_in_failures WHERE subject = ?');
  const count = database.prepare(`INSERT INTO sign_in_failures (subject, count, wait_until) VALUES (:subject, 1, :until)
    ON CONFLICT DO UPDATE SET count = count + 1, wait_until = :until`);
  const forgive = database.prepare('DELETE FROM sign_in_failures WHERE subject = ?');
  const read = (subject: string) => failure.nullable().parse(find.get(subject) ?? null);
  return {
    waitMs: (subject: string): number => Date.parse(read(subject)?.wait_until ?? '') - clock.now().getTime() || 0,
    count: (subject: string, free: number): void => {
      const tries = (read(subject)?.count ?? 0) + 1;
      const waitMs = tries < free ? 0 : Math.min(mostWaitMs, firstWaitMs * 2 ** Math.min(tries - free, 20));
      count.run({ subject, until: new Date(clock.now().getTime() + waitMs).toISOString() });
    },
    forgive: (subject: string): void => void forgive.run(subject),
  };
}
