import type { Clock } from '../../platform/clock/clock.ts';
import { hashPassword } from '../../platform/passwords/argon2id.ts';
import type { AccountRepository } from '../accounts/account-repository.ts';
import type { SessionRepository } from '../accounts/session-repository.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { mustBeMaison, type Handlers, type Staff } from './handlers.ts';

type Parts = { readonly accounts: AccountRepository; readonly sessions: SessionRepository; readonly audit: AuditChain; readonly clock: Clock };

const auditShown = 500;

export function accountHandlers({ accounts, sessions, audit, clock }: Parts): Handlers<'sessions.list' | 'sessions.revoke' | 'accounts.add' | 'audit.list'> {
  const sessionsSeenBy = (staff: Staff) => sessions.list(staff.account.role === 'maison' ? 'all' : staff.account.name);
  return {
    'sessions.list': (_, staff) => ({ sessions: sessionsSeenBy(staff).map((session) => ({ ...session, isThisOne: session.id === staff.sessionId })) }),
    'sessions.revoke': ({ id }, staff) => {
      const session = sessionsSeenBy(staff).find((entry) => entry.id === id);
      if (session === undefined) throw new RequestRefused(404, 'This session is over already.');
      sessions.revoke(id);
      audit.add({ who: staff.account.name, act: 'session-revoked', subject: session.account });
      return {};
    },
    'accounts.add': async ({ account, password }, staff) => {
      mustBeMaison(staff);
      if ((account.role === 'maison') !== (account.boutiqueId === null)) throw new RequestRefused(400, 'Staff of a boutique name their boutique; the maison’s name none.');
      const isAdded = accounts.add({ ...account, password: await hashPassword(password), addedAt: clock.now().toISOString() });
      if (!isAdded) throw new RequestRefused(409, `There is an account “${account.name}” already.`);
      audit.add({ who: staff.account.name, act: 'account-added', subject: account.name });
      return {};
    },
    'audit.list': (_, staff) => {
      mustBeMaison(staff);
      return { entries: [...audit.latest(auditShown)], isChainWhole: audit.isWhole() };
    },
  };
}
