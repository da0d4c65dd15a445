import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { PairedWindow } from '../../support/console-maison.ts';
import { consoleStage } from '../../support/console-stage.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';

describe('an advisor’s phone', () => {
  const { maison, staff } = consoleStage();
  let window: PairedWindow;
  before(async () => {
    window = await maison().pair({ name: 'Salon du lac' });
  });

  it('knocks when somebody stands at a window, and tells the window what the advisor answered and no more', async () => {
    const { page, reads } = await staff();
    await page.setViewportSize({ width: 390, height: 844 });
    await page.evaluate(() => { location.hash = '#calls'; });
    await reads('Nobody is standing at a window.');
    const { appointmentId } = await window.bring({ kind: 'now', form: { givenName: 'Ines', familyName: 'Vautier' } });
    await reads(/Ines Vautier is standing at Salon du lac/);
    const states = async () => (await window.outcomes()).filter((outcome) => outcome.appointmentId === appointmentId).map((outcome) => outcome.state);
    assert.deepEqual(await states(), ['received']);
    const buttons = page.locator('.standing button');
    const sizes = await buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect()).map(({ width, height, right }) => width >= 44 && height >= 44 && right <= 390));
    assert.deepEqual(sizes, [true, true]);
    await buttons.filter({ hasText: 'Nobody can come' }).click();
    await reads('Nobody is standing at a window.');
    assert.deepEqual(await states(), ['received', 'declined']);
  });

  it('holds the whole console too, without a line wider than the screen but its tables', async () => {
    await window.bring({ slot: aSlotAhead((await window.desired()).content, 'boutique') });
    const { page, goTo } = await staff();
    await page.setViewportSize({ width: 390, height: 844 });
    await goTo('appointments');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  });

  it('reads beside each appointment that nobody could be told yet, and why', async () => {
    await window.bring({ slot: aSlotAhead((await window.desired()).content, 'boutique', 96), form: { givenName: 'Maud', familyName: 'Perrin', email: 'maud@example.org' } });
    const { goTo, reads } = await staff();
    await goTo('appointments');
    await reads('Not told yet: no mail server or text gateway is set up for this.');
  });
});
