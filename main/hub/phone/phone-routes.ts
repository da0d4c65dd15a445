import { Hono, type Context } from 'hono';
import { codeQuestion, phoneRoutes, sealedQuestion, type CodeAnswer } from '#contract/by-code.ts';
import { secondYesQuestion, secondYesRoute, type SecondYesAnswer } from '#contract/second-yes.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { openSealed } from '../../platform/sealing/hpke.ts';
import { fitBody, parseJson, readBody } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { SecondYesDesk } from '../consent/second-yes-desk.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { GuessLimit } from './guess-limit.ts';
import type { VisitorDesk } from './visitor-desk.ts';

type Parts = { readonly visitorDesk: VisitorDesk; readonly secondYesDesk: SecondYesDesk; readonly guesses: GuessLimit; readonly addressOf: (context: Context) => string };

/** A visitor's own phone: no session, no cookie; the code in the body is all it has, and no address ever holds it. */
export function phoneApp({ visitorDesk, secondYesDesk, guesses, addressOf }: Parts): Hono {
  const app = new Hono();
  app.use('/phone/api/*', async (context, next) => {
    // A page of another site cannot send this type of body without asking, and is never allowed to.
    const isOwn = (context.req.header('content-type') ?? '').startsWith('application/json') && (context.req.header('sec-fetch-site') ?? 'same-origin') === 'same-origin';
    if (!isOwn) throw new RequestRefused(403, 'This is for the phone page alone.');
    await next();
    context.header('cache-control', 'no-store');
  });
  app.post(phoneRoutes.code, async (context) => {
    const address = addressOf(context);
    refuseGuessing(address, guesses);
    const answer = await visitorDesk.ask(await readBody(context, codeQuestion));
    if (answer.outcome === 'unknown') guesses.missed(address);
    return context.json(answer satisfies CodeAnswer);
  });
  app.post(secondYesRoute, async (context) => {
    const address = addressOf(context);
    refuseGuessing(address, guesses);
    const answer = secondYesDesk.ask(await readBody(context, secondYesQuestion));
    if (answer.outcome === 'unknown') guesses.missed(address);
    return context.json(answer satisfies SecondYesAnswer);
  });
  return app;
}

function refuseGuessing(address: string, guesses: GuessLimit): void {
  if (!guesses.mayAsk(address)) throw new RequestRefused(429, 'Too many codes that do not exist. Wait ten minutes.');
}

/** The same from a window, sealed to the hub as a visitor's form is. */
export function addCodeRoute(app: Hono<WindowLine>, { visitorDesk, keys }: { readonly visitorDesk: VisitorDesk; readonly keys: KeyStore }): void {
  app.post(hubRoutes.byCode, async (context) => {
    const { id, sealed } = await readBody(context, sealedQuestion);
    const pair = keys.sealingPair(sealed.keyId);
    const text = pair === null ? null : await openSealed(pair, sealed, { id, windowId: context.get('window').id });
    if (text === null) throw new RequestRefused(400, 'The question does not open.');
    return context.json((await visitorDesk.ask(fitBody(parseJson(text), codeQuestion))) satisfies CodeAnswer);
  });
}
