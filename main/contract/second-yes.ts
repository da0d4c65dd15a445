import * as z from 'zod';
import { channels } from '#domain/consent/purpose.ts';
import { locale } from './content.ts';

/** The second yes, where a country asks for one: said on a page that only the message to the person's own address names. */

/** 128 bits, behind the `#` of the page's address as a code is. */
export const secondYesToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** How the page tells it from a code. */
export const secondYesMark = 'yes-';

/** Reading changes nothing: whatever opens links in messages by itself agrees to nothing. */
export const secondYesQuestion = z.strictObject({ token: secondYesToken, act: z.enum(['read', 'confirm', 'decline']) });

const asked = z.strictObject({
  /** The very words that the first yes was said to. */
  text: z.string().max(1200),
  channel: z.enum(channels),
  state: z.enum(['waiting', 'confirmed', 'declined', 'lapsed']),
});

export const secondYesAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('asked'), maison: z.string(), locale, asked: z.array(asked).min(1).max(40) }),
  z.strictObject({ outcome: z.literal('unknown') }),
]);

export const secondYesRoute = '/phone/api/second-yes';

export type SecondYesQuestion = z.infer<typeof secondYesQuestion>;
export type SecondYesAnswer = z.infer<typeof secondYesAnswer>;
