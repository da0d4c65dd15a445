import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { consoleRoutes, type ConsoleOutput } from '#contract/console-api.ts';
import type { AccountRepository } from '../accounts/account-repository.ts';
import { longestSessionMs, type SessionRepository } from '../accounts/session-repository.ts';
import type { SignIn } from '../accounts/sign-in.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import { fitBody, readJson, usualBodyBytes } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { HandledRoute, Handlers, Staff } from './handlers.ts';

type Parts = {
  readonly accounts: AccountRepository; readonly sessions: SessionRepository; readonly signIn: SignIn; readonly audit: AuditChain;
  readonly handlers: Handlers; readonly addressOf: (context: Context) => string;
};

/** `__Host-`: browsers take it over TLS only, for this host only, and send it to nobody else. */
const cookieName = '__Host-vitrine';

/** Every route of the console's line. */
export function consoleApp(parts: Parts): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    if (context.req.method === 'POST') mustComeFromConsole(context);
    await next();
    context.header('cache-control', 'no-store');
  });
  addSignIn(app, parts);
  for (const name of Object.keys(parts.handlers) as HandledRoute[]) {
    // Each handler's type is the one its route's schema gives; the loop over all of them loses that link.
    const handle = parts.handlers[name] as (input: unknown, staff: Staff) => unknown;
    app.post(`/${name}`, async (context) => {
      const staff = mustBeStaff(context, parts);
      const input = fitBody(await readJson(context, usualBodyBytes), consoleRoutes[name].input);
      return context.json((await handle(input, staff)) as object);
    });
  }
  return app;
}

/** @throws RequestRefused when nobody is signed in */
export function mustBeStaff(context: Context, { accounts, sessions }: Pick<Parts, 'accounts' | 'sessions'>): Staff {
  const token = getCookie(context, cookieName);
  const session = token === undefined ? null : sessions.find(token);
  const account = session && accounts.find(session.account);
  if (session === null || account === null) throw new RequestRefused(401, 'Sign in first.');
  return { account, sessionId: session.id };
}

function addSignIn(app: Hono, { sessions, accounts, signIn, audit, addressOf }: Parts): void {
  app.post('/sign-in', async (context) => {
    const { account: name, password } = fitBody(await readJson(context, usualBodyBytes), consoleRoutes['sign-in'].input);
    const answer = await signIn(name, password, addressOf(context));
    if (answer.outcome !== 'signed-in') {
      if (answer.outcome === 'refused' && accounts.find(name) !== null) audit.add({ who: name, act: 'sign-in-refused', subject: null });
      return context.json(answer satisfies ConsoleOutput<'sign-in'>);
    }
    const { token } = sessions.begin(name);
    audit.add({ who: name, act: 'signed-in', subject: null });
    setCookie(context, cookieName, token, { httpOnly: true, secure: true, sameSite: 'Strict', path: '/', maxAge: longestSessionMs / 1000 });
    const { role, boutiqueId } = answer.account;
    return context.json({ outcome: 'signed-in', account: { name, role, boutiqueId } } satisfies ConsoleOutput<'sign-in'>);
  });

  app.post('/sign-out', (context) => {
    const { account, sessionId } = mustBeStaff(context, { accounts, sessions });
    sessions.revoke(sessionId);
    audit.add({ who: account.name, act: 'signed-out', subject: null });
    deleteCookie(context, cookieName, { path: '/', secure: true });
    return context.json({});
  });
}

/** Types that a page of another site cannot send without asking first. */
const bodies = ['application/json', 'model/gltf-binary'] as const;

/** A page of another site can send neither this header nor these types of body without asking first, and it is never allowed to. */
function mustComeFromConsole(context: Context): void {
  const isConsole = context.req.header('x-vitrine-console') === '1' && bodies.some((type) => context.req.header('content-type')?.startsWith(type) === true);
  const site = context.req.header('sec-fetch-site') ?? 'same-origin';
  if (!isConsole || site !== 'same-origin') throw new RequestRefused(403, 'This is for the console alone.');
}
