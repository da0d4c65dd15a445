import { consoleRoutes, type ConsoleInput, type ConsoleOutput, type ConsoleRoute } from '#contract/console-api.ts';
import { askHub, type Answer } from './window-client.ts';

/** A member of staff at the console's line, without a browser. */
export type ConsoleClient = {
  /** What the hub answers, parsed by the route's own schema; throws on a refusal. */
  readonly ask: <Route extends ConsoleRoute>(route: Route, input: ConsoleInput<Route>) => Promise<ConsoleOutput<Route>>;
  /** The raw answer, for refusals. */
  readonly tell: (route: string, input: unknown) => Promise<Answer>;
  readonly get: (path: string) => Promise<Answer>;
  readonly cookie: string;
};

type HubAddress = { readonly url: string; readonly fingerprint: string };

const consoleHeaders = { 'x-vitrine-console': '1' };

export async function signIn(hub: HubAddress, { account, password }: { readonly account: string; readonly password: string }): Promise<ConsoleClient> {
  const answer = await askConsole(hub, 'sign-in', { account, password });
  const [cookie] = String(answer.headers['set-cookie'] ?? '').split(';');
  if (answer.status !== 200 || cookie === undefined || cookie === '') throw new Error(`not signed in: ${answer.status} ${JSON.stringify(answer.body)}`);
  return resumeSession(hub, cookie);
}

/** The same session, perhaps at a hub that was started again elsewhere. */
export function resumeSession(hub: HubAddress, cookie: string): ConsoleClient {
  const tell: ConsoleClient['tell'] = (route, input) => askConsole(hub, route, input, { cookie });
  return {
    cookie, tell,
    get: (path) => askHub(hub, path, { headers: { cookie } }),
    ask: async (route, input) => {
      const told = await tell(route, input);
      if (told.status !== 200) throw new Error(`${route}: ${told.status} ${JSON.stringify(told.body)}`);
      // The schema is the route's own; the index loses that link.
      return consoleRoutes[route].output.parse(told.body) as ConsoleOutput<typeof route>;
    },
  };
}

export function askConsole(hub: HubAddress, route: string, input: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return askHub(hub, `/console/api/${route}`, { body: input, headers: { ...consoleHeaders, ...headers } });
}
