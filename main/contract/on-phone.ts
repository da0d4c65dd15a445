import * as z from 'zod';
import { appointmentKind, boutique, localizedLine, localizedText } from './content.ts';
import { instant, visitId, watchId, windowId } from './ids.ts';
import { sealingKey } from './publication.ts';
import { slot, submission, submissionAnswer } from './submission.ts';

/**
 * A form that continues on the visitor's own phone. The phone seals it as the window would; the hub passes it, sealed, to the window
 * that asked, which keeps and delivers it as its own. Nothing of it is kept on the way.
 */

/** 128 bits that name one form for twenty minutes; behind the `#`, as a code is. */
export const formTicket = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** How a phone's address tells a form's ticket from a code. */
export const ticketMark = 'form-';

/** What the visitor had chosen at the window; nothing that says who they are. */
export const formWish = z.strictObject({ visitId, kind: appointmentKind, slot: slot.nullable(), selection: z.array(watchId).max(12) });

export const openedForm = z.strictObject({ ticket: formTicket, until: instant });

/** Answered by core; `away` when the hub cannot be asked now. */
export const formOpening = z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('open'), ticket: formTicket }), z.strictObject({ outcome: z.literal('away') })]);

/** What the phone needs to show the form and seal it. */
export const formOnPhone = z.strictObject({
  windowId, sealingKey, wish: formWish, name: localizedLine, maison: z.string(),
  boutique: boutique.pick({ name: true, address: true, timeZone: true }),
  notice: z.strictObject({ textVersion: z.string(), text: localizedText }),
});

export const formQuestion = z.strictObject({ ticket: formTicket });
export const formAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('open'), form: formOnPhone }),
  /** Over, used, or never there. */
  z.strictObject({ outcome: z.literal('gone') }),
]);

export const formSent = z.strictObject({ ticket: formTicket, submission });
export const formSentAnswer = z.discriminatedUnion('outcome', [
  /** The window's own words: it has kept it, or why not. */
  z.strictObject({ outcome: z.literal('answered'), answer: submissionAnswer }),
  /** The window has not answered yet; the phone may send the same again. */
  z.strictObject({ outcome: z.literal('waiting') }),
  z.strictObject({ outcome: z.literal('gone') }),
]);

/** Between core and hub: forms that phones have sent for this window, until each has its answer. */
export const formsWaiting = z.strictObject({ forms: z.array(formSent).max(20) });
export const formAnswered = z.strictObject({ ticket: formTicket, answer: submissionAnswer });

export type FormWish = z.infer<typeof formWish>;
export type FormOnPhone = z.infer<typeof formOnPhone>;
export type FormSent = z.infer<typeof formSent>;
export type FormSentAnswer = z.infer<typeof formSentAnswer>;
