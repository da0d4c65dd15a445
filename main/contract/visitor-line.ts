import * as z from 'zod';

/** How a maison's hub reaches visitors who have left, and where their telephones reach it: `visitors.json` in the hub's folder. */

const file = z.string().regex(/^[\w.-]{1,80}$/, 'a file beside this one');
const httpsUrl = z.url({ protocol: /^https$/ }).max(200);

const mail = z.strictObject({
  host: z.string().min(1).max(200),
  port: z.int().min(1).max(65_535),
  /** `whole`: TLS from the first byte; `upgrade`: STARTTLS or nothing; `none`: only to a server on this machine. */
  tls: z.enum(['whole', 'upgrade', 'none']),
  login: z.strictObject({ user: z.string().min(1).max(200), passwordFile: file }).nullable(),
  /** Every message comes from it, and bounces go back to it. */
  address: z.email().max(200),
  /** Where an answer goes: a person reads it. */
  replyTo: z.email().max(200).nullable(),
}).refine(({ tls, host }) => tls !== 'none' || host === 'localhost' || host === '127.0.0.1' || host === '::1', 'without TLS only a server on this machine is spoken to');

const texts = z.strictObject({ url: httpsUrl, tokenFile: file });

const video = z.discriminatedUnion('provider', [
  /** A room's name is made from the file's secret: nobody guesses it, and it is the same however often it is asked for. */
  z.strictObject({ provider: z.literal('jitsi'), url: httpsUrl, secretFile: file }),
  /** Server-to-Server OAuth; `user` hosts the meetings. */
  z.strictObject({ provider: z.literal('zoom'), accountId: z.string().min(1).max(100), clientId: z.string().min(1).max(100), secretFile: file, user: z.string().min(1).max(200) }),
  /** Microsoft Graph with an application's permission OnlineMeetings.ReadWrite.All and an access policy for `user`. */
  z.strictObject({ provider: z.literal('teams'), tenantId: z.string().min(1).max(100), clientId: z.string().min(1).max(100), secretFile: file, user: z.string().min(1).max(200) }),
]);

export const visitorLine = z.strictObject({
  schema: z.literal('vitrine-visitor-line/1'),
  /** Where a telephone outside reaches this hub, with a certificate that telephones trust; null when it is not to be reached. */
  publicUrl: httpsUrl.nullable(),
  mail: mail.nullable(),
  texts: texts.nullable(),
  video: video.nullable(),
});

export type VisitorLine = z.infer<typeof visitorLine>;
export type VideoSettings = z.infer<typeof video>;
