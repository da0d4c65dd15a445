import * as z from 'zod';
import { advisorId, boutiqueId } from './ids.ts';

/**
 * What a maison says of its CRM, in one file for each connector: `DIR/connectors/NAME.json`, where the name is the connector's and of the
 * maison's choosing. A secret is the name of a file beside it, so that a mapping can be shown to anybody.
 */

const address = z.url({ protocol: /^https?$/, error: 'The address begins with https://, or with http:// on this machine.' })
  .refine((url) => url.startsWith('https://') || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(`${url}/`), 'Personal data leaves this machine by https:// only.');
const secretFile = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,80}$/, 'A secret is the name of a file beside the mapping.');
const purpose = z.string().regex(/^[a-z0-9-]{1,40}$/);
const apiName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,79}$/, 'A field’s name has letters, digits and underscores.');

const calendarPath = z.string().regex(/^\/[^?#]*\/$/, 'A calendar is a path that begins and ends with “/”.');

/** Where each of the hub's fields goes; a field that is not named is not sent. */
const clientFields = z.strictObject({ givenName: apiName, familyName: apiName, email: apiName.optional(), phone: apiName.optional(), locale: apiName.optional(), boutiqueId: apiName.optional() });
const appointmentFields = z.strictObject({
  subject: apiName.optional(), kind: apiName.optional(), state: apiName.optional(), startsAt: apiName, endsAt: apiName.optional(), expectation: apiName.optional(), link: apiName.optional(), advisor: apiName.optional(), boutiqueId: apiName.optional(),
});
const consentFields = z.strictObject({ status: apiName, purpose: apiName, channel: apiName, at: apiName, receipt: apiName.optional() });

const object = <Fields extends z.ZodType>(fields: Fields) => z.strictObject({
  name: apiName,
  /** The field that holds our key; the CRM must hold it unique. */
  key: apiName,
  fields,
});
const consentValues = z.strictObject({ given: z.string().max(40), notGiven: z.string().max(40) });
const relatedObject = <Fields extends z.ZodType>(fields: Fields) => object(fields).extend({ client: apiName });

const pull = { pullEverySeconds: z.int().min(5).max(86_400).default(60) };

export const crmMapping = z.discriminatedUnion('connector', [
  z.strictObject({
    connector: z.literal('tryton'), url: address, database: z.string().regex(/^[A-Za-z0-9_-]{1,60}$/), user: z.string().min(1).max(80), passwordFile: secretFile,
    /** The mailing list of each purpose. */
    lists: z.record(purpose, z.string().min(1).max(120)),
    /** Where opportunities that others write take a time, and whose, by the name of the employee; without it they take none. */
    occupies: z.strictObject({ boutiqueId, employees: z.record(z.string().min(1).max(120), advisorId).default({}) }).optional(), ...pull,
  }),
  z.strictObject({
    connector: z.literal('caldav'), url: address, user: z.string().min(1).max(80), passwordFile: secretFile,
    calendars: z.record(boutiqueId, calendarPath),
    /** Whose time is taken by what others write: by a calendar of their own, which is only read, or by their address among those who come. */
    advisors: z.record(advisorId, z.strictObject({ boutiqueId, calendar: calendarPath.optional(), address: z.email().optional() })).default({}), ...pull,
  }),
  z.strictObject({ connector: z.literal('webhook'), url: address, secretFile }),
  z.strictObject({
    connector: z.literal('salesforce'), url: address, tokenFile: secretFile, apiVersion: z.string().regex(/^\d{2}\.0$/).default('66.0'),
    client: object(clientFields), appointment: relatedObject(appointmentFields).optional(), consent: relatedObject(consentFields).extend({ values: consentValues }).optional(), purposes: z.record(purpose, z.string()).default({}),
  }),
  z.strictObject({
    connector: z.literal('dataverse'), url: address, tokenFile: secretFile,
    client: object(clientFields), appointment: relatedObject(appointmentFields).optional(), consent: relatedObject(consentFields).extend({ values: consentValues }).optional(), purposes: z.record(purpose, z.string()).default({}),
  }),
  z.strictObject({
    connector: z.literal('hubspot'), url: address, tokenFile: secretFile,
    client: object(clientFields), appointment: object(appointmentFields).extend({ client: apiName.optional() }).optional(),
    /** The subscription type of each purpose. */
    subscriptions: z.record(purpose, z.int().min(1)),
  }),
]);

export type CrmMapping = z.infer<typeof crmMapping>;
