import type * as z from 'zod';
import { codeAnswer, phoneRoutes, type CodeAnswer, type CodeQuestion } from '#contract/by-code.ts';
import { formAnswer, formSentAnswer, type FormSent } from '#contract/on-phone.ts';
import { secondYesAnswer, secondYesRoute, type SecondYesQuestion } from '#contract/second-yes.ts';

export type HubSaid = CodeAnswer | { readonly outcome: 'away' } | { readonly outcome: 'wait' };

/** Longer than the hub waits for a window. */
const patienceMs = 30_000;
const tooMany = 429;

/** Asks the hub by a visitor's code. Never throws; what does not come is `away`. */
export function askByCode(question: CodeQuestion): Promise<HubSaid> {
  return ask(phoneRoutes.code, question, codeAnswer);
}

/** Reads what is asked again, or answers it. */
export function askSecondYes(question: SecondYesQuestion) {
  return ask(secondYesRoute, question, secondYesAnswer);
}

export function askForForm(ticket: string) {
  return ask(phoneRoutes.form, { ticket }, formAnswer);
}

export function sendForm(sent: FormSent) {
  return ask(phoneRoutes.send, sent, formSentAnswer);
}

async function ask<Schema extends z.ZodType>(route: string, question: unknown, schema: Schema): Promise<z.output<Schema> | { readonly outcome: 'away' } | { readonly outcome: 'wait' }> {
  try {
    const response = await fetch(route, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question), credentials: 'omit', signal: AbortSignal.timeout(patienceMs),
    });
    if (response.status === tooMany) return { outcome: 'wait' };
    const parsed = schema.safeParse(response.ok ? await response.json() : null);
    return parsed.success ? parsed.data : { outcome: 'away' };
  } catch {
    return { outcome: 'away' };
  }
}
