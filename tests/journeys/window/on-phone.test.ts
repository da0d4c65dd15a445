import assert from 'node:assert/strict';
import { it } from 'node:test';
import { collisionsIn, smallTargetsIn } from '../../support/look-for-faults.ts';
import { openWindow, type WindowPage } from '../../support/window-page.ts';

const phoneUrl = 'https://rendezvous.serac.example/phone/';
const formTicket = 'AAAAAAAAAAAAAAAAAAAAAA';

async function toWho(window: WindowPage): Promise<void> {
  await window.touchTheRidge();
  await window.seeTheWatch();
  await window.take('.watch-ways', 0);
  await window.take('.meet-ways', 0);
  await window.page.waitForSelector('.hours button');
  await window.take('.hours', 1);
  await window.sees('who');
}

for (const format of ['portrait', 'counter'] as const) {
  it(`hands the form to the visitor’s own phone, and has room for it: ${format}`, { timeout: 120_000 }, async (t) => {
    const window = await openWindow(t, { format, phoneUrl, formTicket });
    await toWho(window);
    await window.rests();
    const atWho = [...(await collisionsIn(window.page)), ...(await smallTargetsIn(window.page, 15.9))];
    if (process.env['PHONE_SHOTS']) await window.page.screenshot({ path: `${process.env['PHONE_SHOTS']}/who-${format}.png` });
    await window.touch(/^Continuer sur votre téléphone/);
    await window.page.getByText('Le formulaire s’ouvre sur votre téléphone').waitFor();
    await window.rests();
    if (process.env['PHONE_SHOTS']) await window.page.screenshot({ path: `${process.env['PHONE_SHOTS']}/onphone-${format}.png` });
    assert.deepEqual([atWho, await collisionsIn(window.page)], [[], []]);
    const [asked] = await window.asked('phone.open');
    assert.deepEqual(Object.keys(Object(asked)).toSorted(), ['kind', 'selection', 'slot', 'visitId']);
  });
}

it('says that the maison does not answer, and lets the visitor write where they stand', { timeout: 120_000 }, async (t) => {
  const window = await openWindow(t, { scale: 0.5, phoneUrl });
  await toWho(window);
  await window.touch(/^Continuer sur votre téléphone/);
  await window.page.getByText('La maison ne répond pas pour l’instant. Vous pouvez écrire ici.').waitFor();
  await window.write('familyName', 'Li');
  assert.equal(await window.page.locator('input[name="familyName"]').inputValue(), 'Li');
});
