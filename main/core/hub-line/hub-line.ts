import type * as z from 'zod';
import { refusal, type Pairing } from '#contract/hub-api.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import type { Hearer, HttpAnswer, HttpQuestion, PinnedHttp } from '../../platform/http/pinned-http.ts';
import type { SigningKey } from '../../platform/signing/ed25519.ts';
import { createTokenDesk } from './token-desk.ts';

export type Question = Omit<HttpQuestion, 'timeoutMs' | 'maxBytes'> & { readonly timeoutMs?: number; readonly maxBytes?: number };

/** What a window asks of its hub, under its own token. Every answer, whatever it says, shows that the hub is there. */
export type HubLine = {
  /** @throws HubFault when there was no answer, or one of status 500 and above */
  readonly ask: (question: Question) => Promise<HttpAnswer>;
  readonly listen: (question: Question, hearer: Hearer) => Promise<void>;
  readonly isReachable: () => boolean;
  /** When reachability last changed, in UTC; null before the first attempt. */
  readonly since: () => string | null;
  readonly close: () => void;
};

type Parts = {
  readonly http: PinnedHttp;
  readonly pairing: Pairing;
  readonly key: SigningKey;
  readonly clock: Clock;
  readonly onChange: () => void;
};

const usualTimeoutMs = 15_000;
const usualBytes = 1024 * 1024;

export function createHubLine({ http, pairing, key, clock, onChange }: Parts): HubLine {
  let isReachable = false;
  let since: string | null = null;
  const mark = (isThere: boolean): void => {
    if (isThere === isReachable && since !== null) return;
    isReachable = isThere;
    since = clock.now().toISOString();
    onChange();
  };
  const noticing = async <Value>(exchange: () => Promise<Value>): Promise<Value> => {
    try {
      const value = await exchange();
      mark(true);
      return value;
    } catch (error) {
      if (error instanceof HubFault && (error.code === 'unreachable' || error.code === 'timed-out' || error.code === 'other-certificate')) mark(false);
      throw error;
    }
  };
  const tokens = createTokenDesk({ http, pairing, key, clock });
  const withToken = async (question: Question): Promise<HttpQuestion> => ({
    timeoutMs: usualTimeoutMs, maxBytes: usualBytes, ...question,
    headers: { ...question.headers, authorization: `Bearer ${await tokens.token(question.timeoutMs ?? usualTimeoutMs)}` },
  });
  const askOnce = async (question: Question): Promise<HttpAnswer> => http.ask(await withToken(question));
  return {
    ask: (question) => noticing(async () => {
      const first = await askOnce(question);
      // A hub that was restarted with other keys, or a clock that jumped: one new token, then its word counts.
      if (first.status === 401) tokens.forget();
      return usable(first.status === 401 ? await askOnce(question) : first);
    }),
    listen: (question, hearer) => noticing(async () => http.listen(await withToken(question), {
      begin: (status, headers) => {
        if (status === 401) tokens.forget();
        if (status < 500) mark(true);
        hearer.begin(status, headers);
      },
      part: hearer.part,
    })),
    isReachable: () => isReachable,
    since: () => since,
    close: () => http.close(),
  };
}

function usable(answer: HttpAnswer): HttpAnswer {
  if (answer.status >= 500 || answer.status === 429) throw new HubFault('unexpected', 'the hub cannot answer now', { status: answer.status });
  if (answer.status === 401) throw new HubFault('refused', 'the hub does not know this window', { status: answer.status });
  return answer;
}

/** @throws HubFault when the answer is a refusal, or not what the contract says */
export function readAnswer<Schema extends z.ZodType>(answer: HttpAnswer, schema: Schema): z.output<Schema> {
  if (answer.status !== 200) throw new HubFault('refused', refusalOf(answer), { status: answer.status });
  const parsed = schema.safeParse(parseJson(answer.body));
  if (!parsed.success) throw new HubFault('unexpected', 'the answer does not fit the contract', { status: answer.status, cause: parsed.error });
  return parsed.data;
}

/** The hub's own sentence, for a report; never shown on the glass. */
export function refusalOf(answer: HttpAnswer): string {
  const parsed = refusal.safeParse(parseJson(answer.body));
  return parsed.success ? parsed.data.error : `status ${answer.status}`;
}

export function jsonBody(value: unknown): Pick<HttpQuestion, 'headers' | 'body'> {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // Not JSON is not the contract: the schema says so.
    return undefined;
  }
}
