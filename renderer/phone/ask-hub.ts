import { codeAnswer, phoneRoutes, type CodeAnswer, type CodeQuestion } from '#contract/by-code.ts';

export type HubSaid = CodeAnswer | { readonly outcome: 'away' } | { readonly outcome: 'wait' };

const patienceMs = 20_000;
const tooMany = 429;

/** Asks the hub by a visitor's code. Never throws; what does not come is `away`. */
export async function askByCode(question: CodeQuestion): Promise<HubSaid> {
  try {
    const response = await fetch(phoneRoutes.code, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question), credentials: 'omit', signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === tooMany) return { outcome: 'wait' };
    const parsed = codeAnswer.safeParse(response.ok ? await response.json() : null);
    return parsed.success ? parsed.data : { outcome: 'away' };
  } catch {
    return { outcome: 'away' };
  }
}
