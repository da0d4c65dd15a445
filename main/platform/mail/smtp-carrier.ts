import { createTransport, type SendMailOptions } from 'nodemailer';
import * as z from 'zod';
import type { CarrierAnswer, MessageCarrier, OutgoingMessage } from './message-carrier.ts';

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** `whole`: TLS from the first byte (465). `upgrade`: STARTTLS, and nothing is said if the server has none. `none`: for a server on this machine. */
  readonly tls: 'whole' | 'upgrade' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  /** The sender, by which bounces come back too. */
  readonly address: string;
};

const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** A mail server (RFC 5321). Each message goes over a connection of its own: there are few, and an idle one that died loses an answer. */
export function smtpCarrier(settings: SmtpSettings): MessageCarrier {
  const { host, port, tls, login } = settings;
  const transport = createTransport({
    host, port, secure: tls === 'whole', requireTLS: tls === 'upgrade', ignoreTLS: tls === 'none', ...timeouts,
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }), disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    channel: 'email',
    deliver: async (message) => {
      try {
        await transport.sendMail(mailOf(message, settings.address));
        return { outcome: 'accepted' };
      } catch (error) {
        return answerOf(error);
      }
    },
    dispose: () => transport.close(),
  };
}

function mailOf({ id, to, from, language, subject, text, calendar }: OutgoingMessage, address: string): SendMailOptions {
  return {
    messageId: `<${id}@${domainOf(address)}>`,
    from: { name: from.name, address }, to, subject, text, textEncoding: 'quoted-printable',
    ...(from.replyTo === null ? {} : { replyTo: from.replyTo }),
    // RFC 3834: no out-of-office answer should come back to what no person typed.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    ...(calendar === null ? {} : { icalEvent: { method: calendar.method, filename: 'appointment.ics', content: calendar.text } }),
  };
}

/** What the library says of a failure: the server's own number, where it got that far, and its own code. */
const smtpFault = z.object({ responseCode: z.int().optional(), code: z.string().optional() });

/** A server's final no is its 5xx about this sender, recipient or message; everything else may pass. */
function answerOf(error: unknown): CarrierAnswer {
  const { responseCode, code } = smtpFault.catch({}).parse(error);
  const isFinal = responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return { outcome: isFinal ? 'refused' : 'later', code: `smtp-${responseCode ?? code?.toLowerCase() ?? 'failed'}` };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
