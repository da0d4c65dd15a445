import { consoleRoutes, type ConsoleInput, type ConsoleOutput, type ConsoleRoute } from '#contract/console-api.ts';
import { refusal } from '#contract/hub-api.ts';

/** What came of asking the hub. `away`: no answer. `signed-out`: the session ended. `refused`: in the hub's own words. */
export type HubAnswer<Value> =
  | { readonly outcome: 'answered'; readonly value: Value }
  | { readonly outcome: 'away' }
  | { readonly outcome: 'signed-out' }
  | { readonly outcome: 'refused'; readonly words: string };

/** Asks the hub for one route of the console's line and parses what comes back. Never throws; waits 20 s at most. */
export async function askHub<Route extends ConsoleRoute>(route: Route, input: ConsoleInput<Route>): Promise<HubAnswer<ConsoleOutput<Route>>> {
  const response = await post(route, input);
  if (!response) return { outcome: 'away' };
  if (response.status === 401) return { outcome: 'signed-out' };
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const said = refusal.safeParse(body);
    return { outcome: 'refused', words: said.success ? said.data.error : `the hub answered ${response.status}` };
  }
  const parsed = consoleRoutes[route].output.safeParse(body);
  if (!parsed.success) return { outcome: 'refused', words: `the hub's answer to ${route} is not one this console knows: reload the page` };
  // The schema just parsed is the one this route's output type is inferred from; the index loses that link.
  return { outcome: 'answered', value: parsed.data as ConsoleOutput<Route> };
}

async function post(route: ConsoleRoute, input: unknown): Promise<Response | null> {
  try {
    return await fetch(`/console/api/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-vitrine-console': '1' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    return null;
  }
}
