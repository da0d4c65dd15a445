import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openBoutique } from '../../support/boutique-under-test.ts';

const visitor = { givenName: 'maud', email: 'maud@sommet.fr' };

it('takes a visitor from the ridge to a confirmed appointment, and leaves nothing on the glass', { timeout: 120_000 }, async (t) => {
  const { window } = await openBoutique(t);
  await window.goToWatch();
  await window.touch('Son histoire');
  await window.sees('story');
  await window.touch('Retour');
  await window.chooseMoment();
  await window.say(visitor);
  await window.page.getByRole('button', { name: 'Oui' }).first().click();
  await window.ask();
  await window.seesState('confirmed');
  const left = window.page;
  await window.leave();
  await left.waitForEvent('close', { timeout: 15_000 });
  await window.sees('attract');
  assert.equal(await window.page.getByText('maud', { exact: false }).count(), 0);
});

it('keeps what is asked while the hub is away, says so, and delivers it once when it is back', { timeout: 150_000 }, async (t) => {
  const boutique = await openBoutique(t);
  const { window } = boutique;
  await window.goToWatch();
  await window.chooseMoment();
  await boutique.stopHub();
  await window.say(visitor);
  await window.ask();
  assert.equal(await window.state(), 'requested');
  await boutique.startHubAgain();
  await window.seesState('confirmed', 60_000);
});

it('shows a street no scene in which somebody says who they are', { timeout: 90_000 }, async (t) => {
  const { window } = await openBoutique(t, { role: 'street' });
  await window.goToWatch();
  assert.equal(await window.page.getByRole('button', { name: 'L’essayer au poignet' }).count(), 0);
  await window.touch('La garder');
  await window.sees('keep');
});

it('goes back to the ridge by itself when the visitor is gone', { timeout: 120_000 }, async (t) => {
  const { window } = await openBoutique(t, { role: 'street' });
  await window.touchTheRidge();
  const left = window.page;
  await left.waitForEvent('close', { timeout: 45_000 });
  await window.sees('attract');
});
