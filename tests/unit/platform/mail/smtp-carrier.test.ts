import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { OutgoingMessage } from '../../../../main/platform/mail/message-carrier.ts';
import { smtpCarrier } from '../../../../main/platform/mail/smtp-carrier.ts';
import { startMailServer, type MailServer } from '../../../support/mail-server.ts';

let server: MailServer;
before(async () => { server = await startMailServer(); });
after(() => server.dispose());

const calendar = { method: 'REQUEST', text: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n' } as const;

function aMessage(wishes: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    id: 'appointment-1-2', to: { name: '美月 "M" <x>', address: 'mizuki@example.org' }, from: { name: 'Sérac Genève', replyTo: 'reply@serac.example' }, language: 'ja',
    subject: 'ご予約が確定しました', text: '山田 美月 様\n\nご予約が確定しました。', calendar, ...wishes,
  };
}

function aCarrier(port = server.port) {
  return smtpCarrier({ host: '127.0.0.1', port, tls: 'none', login: null, address: 'geneve@serac.example' });
}

async function lastOf(message: OutgoingMessage) {
  assert.deepEqual(await aCarrier().deliver(message), { outcome: 'accepted' });
  const last = server.delivered.at(-1);
  assert.ok(last);
  return last;
}

it('hands over the words as they are, in any script, to one person only', async () => {
  const { recipients, mail } = await lastOf(aMessage());
  assert.deepEqual([recipients, mail.subject, mail.text?.trim(), mail.to?.[0]?.address], [['mizuki@example.org'], 'ご予約が確定しました', '山田 美月 様\n\nご予約が確定しました。', 'mizuki@example.org']);
});

it('carries the calendar file as an invitation and as a file', async () => {
  const { mail } = await lastOf(aMessage());
  assert.deepEqual(mail.attachments.map(({ mimeType, method }) => [mimeType, method ?? null]), [['text/calendar', 'REQUEST'], ['application/ics', null]]);
});

it('says the same Message-ID at every try, and that no person typed it', async () => {
  const header = (mail: { readonly headers: readonly { readonly key: string; readonly value: string }[] }, key: string) => mail.headers.find((entry) => entry.key === key)?.value;
  const { mail } = await lastOf(aMessage());
  assert.deepEqual([mail.messageId, header(mail, 'auto-submitted'), header(mail, 'content-language')], ['<appointment-1-2@serac.example>', 'auto-generated', 'ja']);
});

it('lets no name or subject add a header or a recipient', async () => {
  const { recipients, mail } = await lastOf(aMessage({ to: { name: 'A\r\nBcc: other@example.org', address: 'a@example.org' }, subject: 'B\r\nBcc: other@example.org' }));
  assert.deepEqual([recipients, mail.bcc ?? null, mail.subject], [['a@example.org'], null, 'B Bcc: other@example.org']);
});

it('takes a mailbox that does not exist as a final no', async () => {
  assert.deepEqual(await aCarrier().deliver(aMessage({ to: { name: '', address: 'nobody@example.org' } })), { outcome: 'refused', code: 'smtp-550' });
});

it('keeps what the server cannot take now', async (t) => {
  t.after(() => server.judge(() => 'take'));
  server.judge(() => 'later');
  assert.deepEqual(await aCarrier().deliver(aMessage()), { outcome: 'later', code: 'smtp-451' });
});

it('keeps what it heard no answer about, or could not connect for', async (t) => {
  t.after(() => server.judge(() => 'take'));
  server.judge(() => 'take-unsaid');
  const unsaid = await aCarrier().deliver(aMessage());
  const gone = await startMailServer();
  await gone.dispose();
  const away = await aCarrier(gone.port).deliver(aMessage());
  assert.deepEqual([unsaid.outcome, away.outcome], ['later', 'later']);
});
