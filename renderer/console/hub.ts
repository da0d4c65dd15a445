import { consoleRoutes, type ConsoleInput, type ConsoleOutput, type ConsoleRoute } from '#contract/console-api.ts';
import { refusal } from '#contract/hub-api.ts';
import { intakeNews, type IntakeNews, type IntakeOutcome } from '#contract/model-intake.ts';

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
  if (!response.ok) return refusedWith(response.status, body);
  const parsed = consoleRoutes[route].output.safeParse(body);
  if (!parsed.success) return { outcome: 'refused', words: `the hub's answer to ${route} is not one this console knows: reload the page` };
  // The schema just parsed is the one this route's output type is inferred from; the index loses that link.
  return { outcome: 'answered', value: parsed.data as ConsoleOutput<Route> };
}

/** A model that staff bring, for a watch; `unit` is empty when the file's own word is taken. */
export type ModelToBring = { readonly file: File; readonly watchId: string; readonly unit: string };

/**
 * Sends a model and hears of each step of its intake, for as long as it takes; ending the signal ends the intake.
 * @param onNews told of each step as it begins
 */
export async function bringModel({ file, watchId, unit }: ModelToBring, onNews: (news: IntakeNews) => void, signal: AbortSignal): Promise<HubAnswer<IntakeOutcome>> {
  const said = new URLSearchParams({ watchId, fileName: file.name.slice(-80), ...(unit === '' ? {} : { unit }) });
  try {
    const response = await fetch(`/console/api/models/bring?${said}`, { method: 'POST', headers: { 'content-type': 'model/gltf-binary', 'x-vitrine-console': '1' }, body: file, signal });
    if (response.status === 401) return { outcome: 'signed-out' };
    if (!response.ok || response.body === null) return refusedWith(response.status, await response.json().catch(() => null));
    return await hearIntake(response.body, onNews);
  } catch {
    return { outcome: 'away' };
  }
}

async function hearIntake(body: ReadableStream<Uint8Array<ArrayBuffer>>, onNews: (news: IntakeNews) => void): Promise<HubAnswer<IntakeOutcome>> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = `${heard}${part.value}`.split('\n');
    heard = lines.pop() ?? '';
    for (const line of lines) {
      const news = intakeNews.parse(JSON.parse(line));
      onNews(news);
      if (news.news === 'over') return { outcome: 'answered', value: news.over };
    }
  }
  return { outcome: 'away' };
}

function refusedWith(status: number, body: unknown): HubAnswer<never> {
  const said = refusal.safeParse(body);
  return { outcome: 'refused', words: said.success ? said.data.error : `the hub answered ${status}` };
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
