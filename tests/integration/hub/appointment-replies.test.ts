import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { appointmentId } from '#contract/ids.ts';
import { openHub } from '../../../main/hub/open-hub.ts';
import { systemClock } from '../../../main/platform/clock/clock.ts';
import { signIn } from '../../support/console-client.ts';
import { openConsoleMaison, pairedWindow, type ConsoleMaison, type PairedWindow } from '../../support/console-maison.ts';
import { startHub } from '../../support/hub-process.ts';
import { aSlotAhead, type BuiltVisit } from '../../support/visit-builder.ts';
import { openWindow } from '../../support/window-client.ts';

describe('replies to appointments', () => {
  let maison: ConsoleMaison;
  let window: PairedWindow;
  before(async () => {
    maison = await openConsoleMaison();
    window = await maison.pair({ name: 'Salon du lac' });
  });
  after(() => maison.dispose());

  async function arrived({ appointmentId: id }: BuiltVisit) {
    const deadline = Date.now() + 10_000;
    while (Date.now() < deadline) {
      const found = (await maison.staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id);
      if (found !== undefined) return found;
    }
    throw new Error('the appointment never arrived');
  }

  it('cannot move an appointment to a time that is taken, and leave it the time it had', async () => {
    const { content } = await window.desired();
    const [taken, kept] = [aSlotAhead(content, 'video', 72), aSlotAhead(content, 'video', 120)];
    const capacity = content.boutique.offers.find((offer) => offer.kind === 'video')?.capacity ?? 1;
    for (let place = 0; place < capacity; place += 1) await arrived(await window.bring({ kind: 'video', slot: taken }));
    const mine = await arrived(await window.bring({ kind: 'video', slot: kept }));
    const answer = await maison.staff.ask('appointments.answer', { id: mine.id, version: mine.version, reply: { act: 'move', startsAt: taken.startsAt } });
    assert.deepEqual(answer, { outcome: 'refused', reason: 'That time is taken. Nothing was changed.' });
    const rivals = await Promise.all(Array.from({ length: capacity }, async () => arrived(await window.bring({ kind: 'video', slot: kept }))));
    assert.equal(rivals.filter((rival) => rival.state === 'confirmed').length, capacity - 1);
  });

  it('are given once to a version: the second of two is told what holds', async () => {
    const asked = await arrived(await window.bring({ kind: 'now' }));
    const reply = { id: asked.id, version: asked.version, reply: { act: 'confirm' } } as const;
    assert.equal((await maison.staff.ask('appointments.answer', reply)).outcome, 'answered');
    const second = await maison.staff.ask('appointments.answer', { ...reply, reply: { act: 'decline', reason: 'Personne.' } });
    assert.deepEqual([second.outcome, second.outcome === 'stale' && second.appointment.state], ['stale', 'confirmed']);
  });

  it('reach the window even when the hub died before it could tell them', async (t) => {
    const visit = await window.bring({ kind: 'now' });
    const { version } = await arrived(visit);
    await maison.hub.kill();
    const hub = await openHub(maison.hub.folder, systemClock);
    hub.book.reply(appointmentId.parse(visit.appointmentId), version, { act: 'confirm' }, new Date().toISOString());
    hub.close();
    const again = await startHub({ folder: maison.hub.folder, port: maison.hub.port });
    t.after(() => again.stop());
    const same = pairedWindow(await openWindow(again, window.enrolled, window.key));
    const told = (await same.outcomes()).filter((outcome) => outcome.appointmentId === visit.appointmentId);
    assert.deepEqual(told.map((outcome) => outcome.state), ['received', 'confirmed']);
  });

  it('are refused to staff of another boutique', async () => {
    // The hub of the test before is stopped by now; this one is of the same folder.
    const hub = await startHub({ folder: maison.hub.folder });
    try {
      const staff = await signIn(hub, maison.account);
      const [asked] = (await staff.ask('appointments.list', {})).appointments;
      assert.ok(asked);
      await staff.tell('accounts.add', { account: { name: 'ginza', role: 'boutique', boutiqueId: 'tokyo' }, password: 'a quiet valley in june' });
      const ginza = await signIn(hub, { account: 'ginza', password: 'a quiet valley in june' });
      const answers = await Promise.all([ginza.tell('appointments.answer', { id: asked.id, version: asked.version, reply: { act: 'confirm' } }), ginza.tell('appointments.times', { id: asked.id, date: '2027-03-03' })]);
      assert.deepEqual(answers.map(({ status }) => status), [403, 403]);
      assert.deepEqual((await ginza.ask('attention', {})).standing, []);
    } finally {
      await hub.stop();
    }
  });
});
