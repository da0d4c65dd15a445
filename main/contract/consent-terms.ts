import * as z from 'zod';
import { channels } from '#domain/consent/purpose.ts';

/** What the maison says once, for one country, about how it handles what people give: part of every receipt. */
export const consentTerms = z.strictObject({
  /** From this age on a person agrees alone; who does not say they have reached it is asked for nothing but the appointment. Null: not asked. */
  ageOfConsent: z.int().min(13).max(21).nullable().default(null),
  /** Channels whose yes counts only once it was repeated from the person's own address. */
  confirmedChannels: z.array(z.enum(channels)).max(5).default([]),
  /** Who else receives it, by kind or by name; empty when nobody does. */
  recipients: z.array(z.string().min(1).max(120)).max(10).default([]),
  /** Countries in which it is kept, ISO 3166-1. */
  storedIn: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1).max(10).default(['CH']),
  /** The authority that a person can complain to. */
  authority: z.string().min(2).max(160).nullable().default(null),
});

export type ConsentTerms = z.infer<typeof consentTerms>;
