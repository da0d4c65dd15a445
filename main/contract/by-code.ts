import * as z from 'zod';
import { channels } from '#domain/consent/purpose.ts';
import { consentStates } from '#domain/consent/standing.ts';
import type { PersonalField } from '#domain/visit/fields-to-ask.ts';
import { appointmentKind, boutique, locale, localizedLine, localizedText } from './content.ts';
import { appointmentId, instant, localDate } from './ids.ts';
import { sealed } from './sealed.ts';
import { appointmentState, slot } from './submission.ts';

const purposeId = z.string().regex(/^[a-z0-9-]{1,40}$/);

/** What a visitor does with the code they carry, on their own phone or at any window. No answer says who they are. */

const name = z.string().trim().min(1).max(120).nullable();

/** What a person corrects of themselves, as they typed it; null leaves a field as it is. */
const correctedFields = z.strictObject({ givenName: name, familyName: name, email: z.string().trim().min(1).max(254).nullable(), phone: z.string().trim().min(1).max(40).nullable() } satisfies Record<PersonalField, z.ZodType>);

export const codeDeed = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('read') }),
  /** Free beginnings of a day of the boutique's calendar. */
  z.strictObject({ act: z.literal('times'), date: localDate }),
  z.strictObject({ act: z.literal('move'), version: z.int().min(1), startsAt: instant }),
  z.strictObject({ act: z.literal('cancel'), version: z.int().min(1) }),
  /** What the person agreed to, refused and withdrew. */
  z.strictObject({ act: z.literal('consents') }),
  z.strictObject({ act: z.literal('agree'), purposeId, channel: z.enum(channels), isGiven: z.boolean(), locale }),
  /** On the record as `version` names it: what somebody else corrected since is not undone. */
  z.strictObject({ act: z.literal('correct'), version: z.int().min(1), fields: correctedFields.refine((fields) => Object.values(fields).some((field) => field !== null)) }),
  /** Everything that says who the person is, for ever. */
  z.strictObject({ act: z.literal('erase') }),
]);

/** In clear only where it was typed, on the phone's own line to the hub, and in the hub. */
export const codeQuestion = z.strictObject({ code: z.string().min(16).max(40), deed: codeDeed });

/** From a window the question is sealed, so that neither core nor shell sees a code; `id` binds it, as a submission's does. */
export const sealedQuestion = z.strictObject({ id: z.uuid(), sealed });

const meeting = z.strictObject({
  id: appointmentId,
  kind: appointmentKind,
  name: localizedLine,
  state: appointmentState,
  slot: slot.nullable(),
  /** Where a meeting by video is. */
  link: z.string().nullable(),
  /** Who receives, where the maison says so to visitors. */
  receivedBy: z.string().max(60).nullable(),
  boutique: boutique.pick({ name: true, city: true, address: true, phone: true, timeZone: true }),
  maison: z.string(),
  /** Whether it may still be changed or cancelled by the code: it is to come, and nobody ended it. */
  isOpen: z.boolean(),
  version: z.int().min(1),
});

/** How the person stands to one purpose on one channel; only what they once answered is there. */
const consentByCode = z.strictObject({
  purposeId, channel: z.enum(channels), state: z.enum(consentStates), since: instant, text: localizedText.nullable(),
  /** Whether it can be given again now: the maison still asks for it. */
  isOffered: z.boolean(),
});

export const codeAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), meeting }),
  z.strictObject({ outcome: z.literal('times'), startsAt: z.array(instant).max(96) }),
  z.strictObject({ outcome: z.literal('consents'), consents: z.array(consentByCode).max(60), version: z.int().min(1) }),
  z.strictObject({ outcome: z.literal('corrected'), version: z.int().min(1) }),
  /** The record was changed meanwhile, and is as it was. */
  z.strictObject({ outcome: z.literal('not-corrected'), version: z.int().min(1) }),
  z.strictObject({ outcome: z.literal('erased') }),
  /** No appointment of this maison has such a code. */
  z.strictObject({ outcome: z.literal('unknown') }),
  /** Nothing was changed; `meeting` is how it stands. */
  z.strictObject({ outcome: z.literal('not-done'), because: z.enum(['changed-meanwhile', 'taken', 'over']), meeting }),
]);

/** The hub's answer to a sealed question, as core hands it on; `away` when the hub cannot be asked now. */
export const askedByCode = z.discriminatedUnion('outcome', [z.strictObject({ outcome: z.literal('answered'), answer: codeAnswer }), z.strictObject({ outcome: z.literal('away') })]);

/** Routes of the phone's line. */
export const phoneRoutes = { code: '/phone/api/code', form: '/phone/api/form', send: '/phone/api/send' } as const;

export type CorrectedFields = z.infer<typeof correctedFields>;
export type CodeDeed = z.infer<typeof codeDeed>;
export type CodeQuestion = z.infer<typeof codeQuestion>;
export type SealedQuestion = z.infer<typeof sealedQuestion>;
export type CodeAnswer = z.infer<typeof codeAnswer>;
export type ConsentByCode = z.infer<typeof consentByCode>;
export type MeetingByCode = z.infer<typeof meeting>;
