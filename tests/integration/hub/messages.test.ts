import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { AppointmentReply, AppointmentView } from '#contract/console-api.ts';
import { secondYesAnswer, secondYesRoute, type SecondYesAnswer } from '#contract/second-yes.ts';
import type { VisitorLine } from '#contract/visitor-line.ts';
import { signIn } from '../../support/console-client.ts';
import { openConsoleMaison, type ConsoleMaison, type PairedWindow } from '../../support/console-maison.ts';
import { startHub } from '../../support/hub-process.ts';
import { startMailServer, type Delivered, type MailServer } from '../../support/mail-server.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';
import { anId, askHub } from '../../support/window-client.ts';
import { until } from '../../support/until.ts';

describe('messages to visitors who have left', () => {
  let mail: MailServer;
  let maison: ConsoleMaison;
  let window: PairedWindow;
  before(async () => {
    mail = await startMailServer();
    maison = await openConsoleMaison(async (folder) => {
      const line: VisitorLine = {
        schema: 'vitrine-visitor-line/1', publicUrl: 'https://rendezvous.serac.example', texts: null,
        mail: { host: '127.0.0.1', port: mail.port, tls: 'none', login: null, address: 'geneve@serac.example', replyTo: null },
        video: { provider: 'jitsi', url: 'https://meet.example/serac', secretFile: 'video.secret' },
      };
      await writeFile(join(folder, 'visitors.json'), JSON.stringify(line));
      await writeFile(join(folder, 'video.secret'), 'a room that nobody guesses');
    });
    window = await maison.pair({ name: 'Salon du lac' });
  });
  after(async () => {
    await maison.dispose();
    await mail.dispose();
  });

  const to = (address: string): readonly Delivered[] => mail.delivered.filter(({ recipients }) => recipients.includes(address));
  const arrived = (id: string): Promise<AppointmentView> => until(async () => (await maison.staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id) ?? null, 'the appointment');
  const told = (address: string, count: number): Promise<Delivered> => until(() => to(address)[count - 1] ?? null, `message ${count} to ${address}`);
  const heard = (id: string): Promise<AppointmentView> => until(async () => {
    const view = await arrived(id);
    return view.message !== null && view.message.state !== 'waiting' ? view : null;
  }, 'the message’s end');

  async function ask(kind: string, hoursAhead: number, form: Record<string, unknown> = {}) {
    const address = `${anId()}@example.org`;
    const { content } = await window.desired();
    const visit = await window.bring({ kind, slot: aSlotAhead(content, kind, hoursAhead), form: { email: address, ...form } });
    return { address, id: visit.appointmentId };
  }
  async function answer(id: string, reply: AppointmentReply): Promise<void> {
    const { version } = await arrived(id);
    const answered = await maison.staff.ask('appointments.answer', { id: (await arrived(id)).id, version, reply });
    assert.equal(answered.outcome, 'answered');
  }
  async function say(token: string, act: 'read' | 'confirm'): Promise<SecondYesAnswer> {
    const answer = await askHub(maison.hub, secondYesRoute, { body: { token, act } });
    return secondYesAnswer.parse(answer.body);
  }
  function eventOf({ mail: { attachments } }: Delivered) {
    const part = attachments.find((attachment) => attachment.mimeType === 'text/calendar');
    assert.ok(part);
    const text = typeof part.content === 'string' ? part.content : Buffer.from(new Uint8Array(part.content)).toString('utf8');
    const calendar = new ICAL.Component(ICAL.parse(text));
    const event = calendar.getFirstSubcomponent('vevent');
    assert.ok(event);
    return { method: calendar.getFirstPropertyValue('method'), uid: event.getFirstPropertyValue('uid'), sequence: event.getFirstPropertyValue('sequence'), starts: event.getFirstPropertyValue('dtstart'), url: event.getFirstPropertyValue('url'), contact: String(event.getFirstPropertyValue('contact')) };
  }

  it('say that it is confirmed, in the visitor’s language, with an invitation, the code and nothing to buy', async () => {
    const { address, id } = await ask('boutique', 72, { locale: 'ja', givenName: '美月', familyName: '山田', code: 'AAAA-BBBB-CCCC-0001' });
    const { mail: letter, ...delivered } = await told(address, 1);
    assert.match(letter.text ?? '', /^山田 美月 様\n\nご予約が確定しました。\n\n/);
    assert.match(letter.text ?? '', /https:\/\/rendezvous\.serac\.example\/phone\/#AAAA-BBBB-CCCC-0001/);
    assert.deepEqual([eventOf({ mail: letter, ...delivered }).method, eventOf({ mail: letter, ...delivered }).uid], ['REQUEST', `vitrine-appointment-${id}`]);
    const { message, advisor } = await heard(id);
    assert.deepEqual([message?.state, message?.channel], ['sent', 'email']);
    assert.ok(advisor !== null && letter.text?.includes(`担当：${advisor}\n`) && eventOf({ mail: letter, ...delivered }).contact.startsWith(`${advisor}, `));
  });

  it('say every change once: moved under the same UID with a higher sequence, then declined as a CANCEL with staff’s own words', async () => {
    const { address, id } = await ask('boutique', 96, { code: 'AAAA-BBBB-CCCC-0002' });
    await told(address, 1);
    const { content } = await window.desired();
    await answer(id, { act: 'move', startsAt: aSlotAhead(content, 'boutique', 168).startsAt });
    await told(address, 2);
    await answer(id, { act: 'decline', reason: 'La boutique est fermée ce jour-là.' });
    const last = await told(address, 3);
    assert.deepEqual(to(address).map((delivered) => [eventOf(delivered).method, eventOf(delivered).uid, eventOf(delivered).sequence]), [
      ['REQUEST', `vitrine-appointment-${id}`, 0], ['REQUEST', `vitrine-appointment-${id}`, 1], ['CANCEL', `vitrine-appointment-${id}`, 2],
    ]);
    assert.match(last.mail.text ?? '', /« La boutique est fermée ce jour-là\. »/);
  });

  it('carry the link of a meeting by video, which the book holds too', async () => {
    const { address, id } = await ask('video', 72, { code: 'AAAA-BBBB-CCCC-0003' });
    const delivered = await told(address, 1);
    const { link } = await arrived(id);
    assert.match(link ?? '', /^https:\/\/meet\.example\/serac\/[a-z2-9]{16}$/);
    assert.deepEqual([eventOf(delivered).url, delivered.mail.text?.includes(`En vidéo : ${link}`)], [link, true]);
  });

  it('are kept while the mail server refuses, and go once when it takes them', async (t) => {
    t.after(() => mail.judge(() => 'take'));
    mail.judge(() => 'later');
    const { address, id } = await ask('boutique', 120, { code: 'AAAA-BBBB-CCCC-0004' });
    await until(async () => ((await arrived(id)).message?.because === 'smtp-451' ? true : null), 'a refusal');
    mail.judge(() => 'take');
    await told(address, 1);
    await heard(id);
    assert.equal(to(address).length, 1);
  });

  it('say to staff why not: no address that exists, or only a telephone and no gateway', async () => {
    const refused = await ask('boutique', 144, { email: 'nobody@example.org', code: 'AAAA-BBBB-CCCC-0005' });
    const waiting = await ask('boutique', 144, { email: null, phone: '+41 22 700 00 00', reachBy: 'phone', code: 'AAAA-BBBB-CCCC-0006' });
    const { message } = await heard(refused.id);
    const because = await until(async () => (await arrived(waiting.id)).message?.because ?? null, 'a reason');
    assert.deepEqual([message?.state, message?.because, because], ['not-sent', 'refused', 'no-line']);
  });

  it('ask once for a second yes where one is needed, and hear it from the link alone', async () => {
    const address = `${anId()}@example.org`;
    const { subjectId } = await window.bring({ kind: 'now', consent: 'unconfirmed', form: { email: address } });
    const letter = await told(address, 1);
    const token = /\/phone\/#yes-([\w-]{22})/.exec(letter.mail.text ?? '')?.[1] ?? '';
    const { purposes } = (await window.desired()).content;
    const [read, confirmed, unknown] = [await say(token, 'read'), await say(token, 'confirm'), await say('A'.repeat(22), 'confirm')];
    const { receipts } = await maison.staff.ask('receipts.list', {});
    const own = receipts.filter(({ receipt: { body } }) => body.subjectId === subjectId).map(({ receipt: { body } }) => [body.kind, body.collectionMethod]).toSorted();
    const one = (answer: SecondYesAnswer) => (answer.outcome === 'asked' ? answer.asked.map(({ text, state }) => [text, state]) : answer.outcome);
    assert.deepEqual([one(read), one(confirmed), one(unknown)], [[[purposes[0]?.text.fr, 'waiting']], [[purposes[0]?.text.fr, 'confirmed']], 'unknown']);
    assert.deepEqual([own, to(address).length], [[['consent', 'own-address'], ['notice', 'touch-window'], ['unconfirmed', 'touch-window']], 1]);
  });

  it('go to nobody who stands at the window', async () => {
    const { appointmentId: id } = await window.bring({ kind: 'now', form: { email: 'here@example.org' } });
    await answer(id, { act: 'confirm' });
    assert.equal((await arrived(id)).message, null);
  });

  it('go once though the hub dies before and after, and leave no address in its log', async (t) => {
    mail.judge(() => 'later');
    const asked: Awaited<ReturnType<typeof ask>>[] = [];
    for (const index of [0, 1, 2, 3]) asked.push(await ask('boutique', 192 + 24 * index, { code: `AAAA-BBBB-DDDD-000${index}` }));
    await Promise.all(asked.map(({ id }) => arrived(id)));
    await maison.hub.kill();
    mail.judge(() => 'take');
    const again = await startHub({ folder: maison.hub.folder, more: ['--assets', join(maison.hub.folder, 'no-assets')] });
    t.after(() => again.stop());
    await Promise.all(asked.map(({ address }) => told(address, 1)));
    await again.kill();
    const third = await startHub({ folder: maison.hub.folder, more: ['--assets', join(maison.hub.folder, 'no-assets')] });
    t.after(() => third.stop());
    const staff = await signIn(third, maison.account);
    await until(async () => {
      const { appointments } = await staff.ask('appointments.list', {});
      return asked.every(({ id }) => appointments.find((entry) => entry.id === id)?.message?.state === 'sent') ? true : null;
    }, 'all told');
    const messageIds = asked.map(({ address }) => new Set(to(address).map((delivered) => delivered.mail.messageId)).size);
    assert.deepEqual(messageIds, [1, 1, 1, 1]);
    assert.equal(JSON.stringify([maison.hub.log(), again.log(), third.log()]).includes('@example.org'), false);
  });
});
