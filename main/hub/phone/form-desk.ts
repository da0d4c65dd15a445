import { randomBytes } from 'node:crypto';
import type { FormSent, FormSentAnswer, FormWish } from '#contract/on-phone.ts';
import { formTicket } from '#contract/on-phone.ts';
import type { SubmissionAnswer } from '#contract/submission.ts';
import type { WindowId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';

/** Forms that continue on phones, in memory alone: a hub that ends forgets them, and both sides say so. */
export type FormDesk = {
  /** Null when this window has too many open already. */
  readonly open: (window: WindowId, wish: FormWish) => { readonly ticket: string; readonly until: string } | null;
  readonly find: (ticket: string) => { readonly windowId: WindowId; readonly wish: FormWish } | null;
  /** Passes a sealed form to its window and waits a while for its answer; the same form may be sent again, another may not. */
  readonly send: (sent: FormSent) => Promise<FormSentAnswer>;
  readonly waitingFor: (window: WindowId) => readonly FormSent[];
  readonly answer: (window: WindowId, ticket: string, answer: SubmissionAnswer) => void;
};

type OpenForm = {
  readonly windowId: WindowId; readonly wish: FormWish; readonly untilMs: number;
  sent: FormSent | null; answer: SubmissionAnswer | null; readonly heard: Set<() => void>;
};

const openForMs = 20 * 60_000;
const mostPerWindow = 20;
const waitMs = 20_000;

export function createFormDesk(clock: Clock): FormDesk {
  const forms = new Map<string, OpenForm>();
  const forget = (): void => {
    for (const [ticket, form] of forms) if (form.untilMs <= clock.monotonicMs()) forms.delete(ticket);
  };
  const of = (window: WindowId): readonly OpenForm[] => [...forms.values()].filter((form) => form.windowId === window);
  return {
    open: (windowId, wish) => {
      forget();
      if (of(windowId).length >= mostPerWindow) return null;
      const ticket = formTicket.parse(randomBytes(16).toString('base64url'));
      forms.set(ticket, { windowId, wish, untilMs: clock.monotonicMs() + openForMs, sent: null, answer: null, heard: new Set() });
      return { ticket, until: new Date(clock.now().getTime() + openForMs).toISOString() };
    },
    find: (ticket) => {
      forget();
      const form = forms.get(ticket);
      return form === undefined || form.answer !== null ? null : form;
    },
    send: async (sent) => {
      forget();
      const form = forms.get(sent.ticket);
      if (form === undefined || !isOfWish(sent, form.wish) || (form.sent !== null && form.sent.submission.id !== sent.submission.id)) return { outcome: 'gone' };
      form.sent ??= sent;
      if (form.answer === null) await heardWithin(form);
      return form.answer === null ? { outcome: 'waiting' } : { outcome: 'answered', answer: form.answer };
    },
    waitingFor: (window) => of(window).flatMap(({ sent, answer }) => (sent === null || answer !== null ? [] : [sent])),
    answer: (window, ticket, answer) => {
      const form = forms.get(ticket);
      if (form === undefined || form.windowId !== window || form.answer !== null) return;
      form.answer = answer;
      form.heard.forEach((hear) => hear());
    },
  };
}

/** A phone sends what was chosen at the window, and nothing else in its name. */
function isOfWish({ submission: { visitId, appointment } }: FormSent, wish: FormWish): boolean {
  return visitId === wish.visitId && appointment !== null && appointment.kind === wish.kind
    && appointment.slot?.startsAt === wish.slot?.startsAt && appointment.slot?.minutes === wish.slot?.minutes;
}

async function heardWithin({ heard }: OpenForm): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, waitMs);
  heard.add(resolve);
  await promise;
  heard.delete(resolve);
  clearTimeout(timer);
}
