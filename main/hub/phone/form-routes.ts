import type { Hono } from 'hono';
import { phoneRoutes } from '#contract/by-code.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { formAnswered, formQuestion, formSent, formWish, type FormOnPhone, type FormSentAnswer } from '#contract/on-phone.ts';
import { manifest } from '#contract/publication.ts';
import { readBody } from '../http/read-body.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { PublicationRepository } from '../publications/publication-repository.ts';
import type { WindowLine } from '../windows/window-line.ts';
import type { FormDesk } from './form-desk.ts';

/** The phone's side: what to show, and the sealed form on its way to the window. */
export function addFormRoutes(app: Hono, { formDesk, publications }: { readonly formDesk: FormDesk; readonly publications: PublicationRepository }): void {
  app.post(phoneRoutes.form, async (context) => {
    const { ticket } = await readBody(context, formQuestion);
    const form = formOf(ticket, formDesk, publications);
    return context.json(form === null ? { outcome: 'gone' } : { outcome: 'open', form });
  });
  app.post(phoneRoutes.send, async (context) => context.json((await formDesk.send(await readBody(context, formSent))) satisfies FormSentAnswer));
}

/** The window's side: opens a form, fetches what its phone sent, and says what it did with it. */
export function addFormLine(app: Hono<WindowLine>, formDesk: FormDesk): void {
  app.post(hubRoutes.phoneForms, async (context) => {
    const opened = formDesk.open(context.get('window').id, await readBody(context, formWish));
    if (opened === null) throw new RequestRefused(429, 'Too many forms of this window are open on phones.');
    return context.json(opened);
  });
  app.get(hubRoutes.phoneForms, (context) => context.json({ forms: formDesk.waitingFor(context.get('window').id) }));
  app.post(hubRoutes.phoneFormAnswers, async (context) => {
    const { ticket, answer } = await readBody(context, formAnswered);
    formDesk.answer(context.get('window').id, ticket, answer);
    return context.json({});
  });
}

function formOf(ticket: string, formDesk: FormDesk, publications: PublicationRepository): FormOnPhone | null {
  const found = formDesk.find(ticket);
  const latest = found && publications.latest(found.windowId);
  if (!found || !latest) return null;
  const { sealingKey, content } = manifest.parse(JSON.parse(latest.signed.manifest));
  const { name, address, timeZone } = content.boutique;
  const offered = content.boutique.offers.find((offer) => offer.kind === found.wish.kind)?.name;
  if (offered === undefined) return null;
  const { windowId, wish } = found;
  const { textVersion, text } = content.notice;
  return { windowId, wish, sealingKey, name: offered, maison: content.maison.name, boutique: { name, address, timeZone }, notice: { textVersion, text } };
}
