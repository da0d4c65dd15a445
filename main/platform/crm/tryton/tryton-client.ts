import * as z from 'zod';
import { readCrmJson, retryAfterMs, type AskCrm } from '../ask-crm.ts';
import { CrmFault } from '../crm-fault.ts';

export type TrytonAccount = { readonly url: string; readonly database: string; readonly user: string; readonly password: string };

/** What Tryton's application said no to; nothing of the call is there. */
export class TrytonRefusal extends Error {
  override readonly name = 'TrytonRefusal';
  /** `UserError`, `ConcurrencyException`, or the database's own words. */
  readonly sort: string;
  constructor(sort: string, sentence: string) {
    super(sentence);
    this.sort = sort;
  }
}

export type TrytonClient = {
  /**
   * One call in one transaction of Tryton's. The context goes last by itself.
   * @throws TrytonRefusal when the application refuses; CrmFault when there is no answer, no access, or it is asked to wait
   */
  readonly call: (method: string, params: readonly unknown[], context?: Readonly<Record<string, unknown>>) => Promise<unknown>;
};

const answerOf = z.object({ result: z.unknown().optional(), error: z.tuple([z.unknown()], z.unknown()).optional() });
const loginWaitMs = 5_000;

/** Tryton's JSON-RPC, signed in when first needed and again when the session is gone. */
export function createTrytonClient(account: TrytonAccount, ask: AskCrm): TrytonClient {
  const url = `${account.url.replace(/\/$/, '')}/${account.database}/`;
  let session: Promise<Session> | null = null;

  const post = async (method: string, params: readonly unknown[], authorization: string | null): Promise<unknown> => {
    const headers = { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) };
    const answer = await ask({ method: 'POST', url, headers, body: JSON.stringify({ id: 1, method, params }) });
    if (answer.status === 429) throw new CrmFault('wait', 'Tryton asks the hub to sign in more slowly.', { waitMs: retryAfterMs(answer.headers, new Date(), loginWaitMs) });
    if (answer.status === 401) throw new SessionGone();
    if (answer.status === 404) throw new CrmFault('needs-set-up', `Tryton has no database “${account.database}”.`);
    if (answer.status === 403) throw new CrmFault('needs-set-up', 'Tryton does not let the hub’s user do this: look at its groups.');
    if (answer.status !== 200) throw new CrmFault('retry', `Tryton answered ${answer.status}.`);
    const { result, error } = answerOf.parse(readCrmJson(answer.text));
    if (error !== undefined) throw refusalOf(error);
    return result;
  };
  const signIn = async (): Promise<Session> => {
    const answer = await post('common.db.login', [account.user, { password: account.password }, 'en'], null).catch((error: unknown) => {
      throw error instanceof SessionGone ? new CrmFault('needs-set-up', 'Tryton does not know the hub’s user, or its password is another.') : error;
    });
    const parsed = z.tuple([z.int(), z.string()]).safeParse(answer);
    if (!parsed.success) throw new CrmFault('needs-set-up', 'Tryton does not know the hub’s user, or its password is another.');
    const [id, key] = parsed.data;
    const authorization = `Session ${Buffer.from(`${account.user}:${id}:${key}`).toString('base64')}`;
    const context = z.record(z.string(), z.unknown()).parse(await post('model.res.user.get_preferences', [true, {}], authorization));
    return { authorization, context };
  };
  const openSession = (): Promise<Session> => {
    session ??= signIn().catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  };
  const callOnce = async (method: string, params: readonly unknown[], more: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const { authorization, context } = await openSession();
    return post(method, [...params, { ...context, ...more }], authorization);
  };
  return {
    call: async (method, params, context = {}) => {
      try {
        return await callOnce(method, params, context);
      } catch (error) {
        if (!(error instanceof SessionGone)) throw error;
        // Refused before anything was done: to ask again is safe.
        session = null;
        return callOnce(method, params, context);
      }
    },
  };
}

type Session = { readonly authorization: string; readonly context: Readonly<Record<string, unknown>> };

class SessionGone extends Error {}

/** The sentence is Tryton's own and may quote a value: it is shown to staff, never logged. */
function refusalOf(error: readonly unknown[]): Error {
  const [name, said] = error;
  const sort = String(name);
  if (sort.startsWith('401')) return new SessionGone();
  const sentence = Array.isArray(said) ? String(said[0]) : sort;
  if (/database is locked|could not serialize|deadlock detected|connection already closed|server closed the connection|terminating connection|Connection refused|could not connect/i.test(sort)) return new CrmFault('retry', 'Tryton’s database was busy or away.');
  return new TrytonRefusal(sort, sentence);
}
