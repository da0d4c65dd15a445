import { askedByCode, codeAnswer, type SealedQuestion } from '#contract/by-code.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import type * as z from 'zod';
import { HubFault } from '../../platform/http/hub-fault.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import { jsonBody, readAnswer, type HubLine } from '../hub-line/hub-line.ts';

/** Somebody stands there and waits. */
const patienceMs = 6_000;

/** Hands a visitor's sealed question to the hub; nothing is kept here, and a hub that cannot be asked is an answer. */
export async function askByCode(question: SealedQuestion, { line, log }: { readonly line: HubLine; readonly log: Log }): Promise<z.infer<typeof askedByCode>> {
  try {
    const answer = readAnswer(await line.ask({ method: 'POST', path: hubRoutes.byCode, ...jsonBody(question), timeoutMs: patienceMs }), codeAnswer);
    return { outcome: 'answered', answer };
  } catch (error) {
    if (!(error instanceof HubFault)) throw error;
    log.info('code-not-asked', faultFacts(error));
    return { outcome: 'away' };
  }
}
