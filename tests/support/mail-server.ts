import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Delivered = { readonly recipients: readonly string[]; readonly mail: Email };

/** What the server does with a message after its last line: takes it, refuses it now, refuses it for ever, or takes it and never says so. */
export type Verdict = 'take' | 'later' | 'never' | 'take-unsaid';

export type MailServer = {
  readonly port: number;
  /** Every message that the server took, in order. */
  readonly delivered: readonly Delivered[];
  /** Resolves when so many were taken. */
  readonly taken: (count: number) => Promise<readonly Delivered[]>;
  readonly judge: (verdict: (recipient: string, nth: number) => Verdict) => void;
  readonly dispose: () => Promise<void>;
};

/** A real SMTP server on loopback, whose mailboxes are a list. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const delivered: Delivered[] = [];
  let verdictOf: (recipient: string, nth: number) => Verdict = () => 'take';
  let came = 0;
  let hear: () => void = () => undefined;
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onRcptTo: (address, _session, answer) => answer(address.address.startsWith('nobody@') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, session, answer) => void (async () => {
      const message = await buffer(stream).catch(() => null);
      // The sender was killed in mid-message: nothing was taken, and there is nobody to answer.
      if (message === null) return;
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      came += 1;
      const verdict = verdictOf(recipients[0] ?? '', came);
      if (verdict === 'later' || verdict === 'never') return answer(Object.assign(new Error('refused'), { responseCode: verdict === 'later' ? 451 : 554 }));
      delivered.push({ recipients, mail: await PostalMime.parse(message) });
      hear();
      if (verdict === 'take') return answer();
      for (const connection of server.connections) connection.close();
    })(),
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    delivered,
    taken: (count) => new Promise((resolve) => {
      hear = () => { if (delivered.length >= count) resolve(delivered); };
      hear();
    }),
    judge: (verdict) => { verdictOf = verdict; },
    dispose: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
