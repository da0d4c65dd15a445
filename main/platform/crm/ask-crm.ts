import { CrmFault } from './crm-fault.ts';

export type CrmQuestion = { readonly method: string; readonly url: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };
export type CrmAnswer = { readonly status: number; readonly headers: Headers; readonly text: string };

/** One request to somebody else's server; never repeated here, for whoever asks knows whether it may be. */
export type AskCrm = (question: CrmQuestion) => Promise<CrmAnswer>;

const mostBytes = 32 * 1024 * 1024;

/**
 * @param stopping ends what is under way, for a hub that is asked to end
 * @returns a whole answer, whatever its status
 * @throws CrmFault `retry` when there is none: the work may have been done all the same
 */
export function createAskCrm(timeoutMs: number, stopping: AbortSignal | null = null): AskCrm {
  return async ({ method, url, headers = {}, body }) => {
    try {
      const answer = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }), redirect: 'manual', signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(stopping === null ? [] : [stopping])]) });
      if (Number(answer.headers.get('content-length') ?? 0) > mostBytes) throw new CrmFault('retry', 'It answered with more than can be read at once.');
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    } catch (error) {
      if (error instanceof CrmFault) throw error;
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      throw new CrmFault('retry', isLate ? 'It did not answer in time.' : 'It cannot be reached.', { cause: error });
    }
  };
}

/** The time a server asks for in `Retry-After` (seconds or a date), bounded; `otherwiseMs` when it says nothing. */
export function retryAfterMs(headers: Headers, now: Date, otherwiseMs: number): number {
  const said = headers.get('retry-after');
  if (said === null) return otherwiseMs;
  const seconds = Number(said);
  const askedMs = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(said) - now.getTime();
  return Number.isFinite(askedMs) ? Math.min(Math.max(askedMs, 1000), 3_600_000) : otherwiseMs;
}

/** @throws CrmFault when the text is no JSON: a proxy, or an answer that was cut */
export function readCrmJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CrmFault('retry', 'Its answer cannot be read.', { cause: error });
  }
}
