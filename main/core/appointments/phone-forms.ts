import type * as z from 'zod';
import { hubRoutes } from '#contract/hub-api.ts';
import { formOpening, formsWaiting, openedForm, type FormWish } from '#contract/on-phone.ts';
import type { Submission, SubmissionAnswer } from '#contract/submission.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import { jsonBody, readAnswer, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';

export type PhoneForms = {
  /** Opens a form on the visitor's phone; the hub has to be there now. */
  readonly open: (wish: FormWish) => Promise<z.infer<typeof formOpening>>;
  /** Keeps what phones sent, exactly as the window's own, while any form is open. */
  readonly job: Job;
};

type Parts = { readonly line: HubLine; readonly submit: (submission: Submission) => Promise<SubmissionAnswer>; readonly clock: Clock; readonly log: Log; readonly onOpened: () => void };

const patienceMs = 6_000;
/** A visitor looks at their phone and waits. */
const lookEveryMs = 1_500;

export function createPhoneForms({ line, submit, clock, log, onOpened }: Parts): PhoneForms {
  const openUntilMs = new Map<string, number>();
  const isAnyOpen = (): boolean => {
    for (const [ticket, untilMs] of openUntilMs) if (untilMs <= clock.now().getTime()) openUntilMs.delete(ticket);
    return openUntilMs.size > 0;
  };
  return {
    open: async (wish) => {
      try {
        const { ticket, until } = readAnswer(await line.ask({ method: 'POST', path: hubRoutes.phoneForms, ...jsonBody(wish), timeoutMs: patienceMs }), openedForm);
        openUntilMs.set(ticket, Date.parse(until));
        onOpened();
        return { outcome: 'open', ticket };
      } catch (error) {
        if (!(error instanceof HubFault)) throw error;
        log.info('phone-form-not-opened', faultFacts(error));
        return { outcome: 'away' };
      }
    },
    job: {
      name: 'phone-forms',
      rhythm: { everyMs: lookEveryMs, spread: 0.2, backOff: { firstMs: lookEveryMs, mostMs: 30_000 } },
      run: async (signal) => {
        if (!isAnyOpen()) return 'done';
        const { forms } = readAnswer(await line.ask({ method: 'GET', path: hubRoutes.phoneForms, signal }), formsWaiting);
        for (const { ticket, submission } of forms) {
          // Durable before it is answered; answering again after a cut changes nothing, since the outbox knows the id.
          const answer = await submit(submission);
          await line.ask({ method: 'POST', path: hubRoutes.phoneFormAnswers, ...jsonBody({ ticket, answer }), signal });
          openUntilMs.delete(ticket);
        }
        return 'done';
      },
    },
  };
}
