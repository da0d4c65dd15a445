import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { sectionNames } from '../../../renderer/console/address.ts';
import { consoleStage } from '../../support/console-stage.ts';
import type { PairedWindow } from '../../support/console-maison.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';

describe('what arrives from windows', () => {
  const { maison, staff } = consoleStage();
  let window: PairedWindow;
  before(async () => {
    window = await maison().pair({ name: 'Salon du lac' });
  });

  it('lists an appointment with who, how to reach them and what they hope for', async () => {
    await window.bring({ slot: aSlotAhead((await window.desired()).content, 'boutique'), form: { givenName: 'Solène', familyName: 'Aubry', email: 'solene@example.org', expectation: 'Voir la Regel au poignet' } });
    const console = await staff();
    await console.goTo('appointments');
    const cells = (await console.row('Solène Aubry')).join(' | ');
    assert.match(cells, /Voir la Regel au poignet .* at the boutique\nwith \S+ .* confirmed .* solene@example\.org[\s\S]*Salon du lac/s);
  });

  it('lists receipts with the signature that was checked', async () => {
    await window.bring({ consent: 'refused' });
    const console = await staff();
    await console.goTo('receipts');
    assert.deepEqual((await console.row('refusal')).filter((cell) => /^(refusal|right|email)$/.test(cell)), ['refusal', 'email', 'right']);
  });

  it('says above every section that somebody stands at a window, and tells the window that someone is coming', async () => {
    const console = await staff();
    await console.goTo('badges');
    const { appointmentId } = await window.bring({ kind: 'now', form: { givenName: 'Ines', familyName: 'Vautier' } });
    await console.reads(/Ines Vautier is standing at Salon du lac/);
    assert.match(await console.page.title(), /Somebody is standing at a window/);
    for (const section of sectionNames) {
      await console.goTo(section);
      assert.ok(await console.page.getByRole('group', { name: 'Somebody is standing at Salon du lac' }).isVisible(), section);
    }
    await console.press('Someone is coming');
    await console.reads('Salon du lac says that someone is coming.');
    await console.page.getByText('Ines Vautier is standing').waitFor({ state: 'detached' });
    assert.deepEqual((await window.outcomes()).filter((outcome) => outcome.appointmentId === appointmentId).map((outcome) => outcome.state), ['received', 'confirmed']);
  });

  it('lets one of two advisors answer, and tells the other', async () => {
    const [one, other] = [await staff(), await staff()];
    const { appointmentId } = await window.bring({ kind: 'now', form: { givenName: 'Marc', familyName: 'Odier' } });
    for (const console of [one, other]) await console.reads(/Marc Odier is standing/);
    await Promise.all([one, other].map((console) => console.press('Someone is coming')));
    await Promise.all([one, other].map((console) => console.page.getByText('Marc Odier is standing').waitFor({ state: 'detached' })));
    const told = (await window.outcomes()).filter((outcome) => outcome.appointmentId === appointmentId);
    assert.deepEqual(told.map((outcome) => outcome.state), ['received', 'confirmed']);
    const said = await Promise.all([one, other].map((console) => console.page.getByRole('status').first().innerText()));
    assert.deepEqual(said.toSorted(), ['Salon du lac says that someone is coming.', 'Somebody answered Marc Odier before you.']);
  });

  it('does not say that somebody stands there who asked two hours ago', async () => {
    await window.bring({ kind: 'now', form: { givenName: 'Paul', familyName: 'Ancel' } }, 120);
    const console = await staff();
    await console.goTo('appointments');
    await console.row('Paul Ancel');
    assert.equal(await console.page.getByText('Paul Ancel is standing').count(), 0);
  });

  it('moves an appointment to a free time, and tells the window which', async () => {
    const { appointmentId } = await window.bring({ kind: 'video', slot: aSlotAhead((await window.desired()).content, 'video'), form: { givenName: 'Nora', familyName: 'Simon' } });
    const console = await staff();
    await console.goTo('appointments');
    await console.press('Answer Nora Simon');
    await console.write('Another day', aWednesdayAhead());
    await console.page.getByRole('button', { name: /^Move to Wed .*15:00$/ }).click();
    await console.reads('The window is told: moved.');
    const told = (await window.outcomes()).findLast((outcome) => outcome.appointmentId === appointmentId);
    assert.equal(told?.state, 'moved');
    assert.equal(new Date(told.slot?.startsAt ?? 0).toLocaleTimeString('en-GB', { timeZone: 'Europe/Zurich' }), '15:00:00');
  });

  it('declines with a reason that the window is told, and frees the time', async () => {
    const slot = aSlotAhead((await window.desired()).content, 'at-home', 96);
    const { appointmentId } = await window.bring({ kind: 'at-home', slot, form: { givenName: 'Luc', familyName: 'Meynier' } });
    const console = await staff();
    await console.goTo('appointments');
    await console.press('Answer Luc Meynier');
    await console.write('Reason, as the visitor would read it', 'Nous ne nous déplaçons pas ce jour-là.');
    await console.press('Decline');
    await console.page.getByRole('row').filter({ hasText: 'Luc Meynier' }).getByText('declined').waitFor();
    const told = (await window.outcomes()).findLast((outcome) => outcome.appointmentId === appointmentId);
    assert.deepEqual([told?.state, told?.reason], ['declined', 'Nous ne nous déplaçons pas ce jour-là.']);
    const other = await window.bring({ kind: 'at-home', slot });
    await console.page.getByRole('row').filter({ hasText: 'Agnès Dupré-Lévy' }).filter({ hasText: 'at home' }).getByText('confirmed').waitFor();
    assert.notEqual(other.appointmentId, appointmentId);
  });

  it('shows what is parked with its reason and what waits behind, and replays it', async () => {
    const { subjectId } = await window.bring({ form: { reachBy: 'phone', phone: null, email: 'x@example.org' } });
    await window.bring({ subjectId });
    const console = await staff();
    await console.goTo('parked');
    assert.deepEqual((await console.row('gave no number')).slice(1, 4), ['Salon du lac', 'The person wants to be reached by telephone and gave no number.', '1']);
    await console.press('Replay what Salon du lac sent');
    await console.reads(/Parked again\. The person wants to be reached by telephone/);
  });
});

function aWednesdayAhead(): string {
  const day = new Date(Date.now() + 2 * 86_400_000);
  while (day.getUTCDay() !== 3) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
