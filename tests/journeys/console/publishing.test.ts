import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hubRoutes } from '#contract/hub-api.ts';
import { signedManifest } from '#contract/publication.ts';
import { readPublication } from '../../../main/core/publications/read-publication.ts';
import { consoleStage } from '../../support/console-stage.ts';
import { pairedWindow } from '../../support/console-maison.ts';
import { enrolWindow } from '../../support/window-client.ts';

describe('publishing from the console', () => {
  const { maison, staff } = consoleStage();

  it('makes a pairing code that a window uses once, and shows that window', async () => {
    const console = await staff();
    const code = await console.makePairingCode('Quai des Moraines', 'street');
    assert.match(code, /^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
    const window = await enrolWindow(maison().hub, code);
    assert.equal(window.enrolled.role, 'street');
    await console.reads('Quai des Moraines');
    await assert.rejects(enrolWindow(maison().hub, code), /not enrolled/);
  });

  it('carries a new watch, line and hours to a window as a higher signed number', async () => {
    const window = await maison().pair({ name: 'Salon du lac' });
    const console = await staff();
    await console.goTo('settings/boutique/geneve');
    await console.choose('Featured watch', 'Ubac');
    await console.write('Français', 'L’ombre garde l’heure du soir.');
    await console.write('Monday', '11:00–18:00');
    await console.save();
    await console.reads('Saved. It reaches a window when it is published.');
    await console.openWindow('Salon du lac');
    assert.deepEqual((await console.row('Featured watch')).slice(1), ['Regel', 'Ubac']);
    assert.deepEqual((await console.row('Attract line, Français')).slice(1), ['La lune, à un jour près.', 'L’ombre garde l’heure du soir.']);
    assert.deepEqual((await console.row('Monday, opens')).slice(1), ['10:00', '11:00']);
    assert.match(await console.page.getByTestId('preview').innerText(), /L’ombre garde l’heure du soir\.\s+Ubac/);

    const before = await window.desired();
    await console.press('Publish');
    await console.reads('Publication 2 is on its way.');
    const read = readPublication(signedManifest.parse((await window.ask(hubRoutes.desired)).body), window.enrolled.rootPublicKey);
    assert.ok(read.outcome === 'read', 'the window takes it for signed by its maison');
    const { number, content } = read.publication.manifest;
    assert.deepEqual([before.number, number, content.settings.featuredWatchId, content.boutique.hours.week[0]], [1, 2, 'W-ARE-02', [{ opensAt: 660, closesAt: 1080 }]]);
    await console.reads('Nothing: it was sent all that is saved.');
  });

  it('brings an earlier content back by publishing forward', async () => {
    const window = await maison().pair({ name: 'Salon du jardin' });
    const console = await staff();
    await console.openWindow('Salon du jardin');
    await console.page.getByRole('link', { name: 'Settings' }).last().click();
    await console.choose('Featured watch', 'Verrou');
    await console.save();
    await console.press('Publish it');
    await console.reads('On its way to Salon du jardin (2).');
    await console.openWindow('Salon du jardin');
    await console.press('Bring back 1');
    await console.reads('Publication 3 brings back the content of 1.');
    const { number, content } = await window.desired();
    assert.equal(number, 3);
    assert.notEqual(content.settings.featuredWatchId, 'W-MOR-01');
  });

  it('refuses a word that the maison never says, names the rule, and keeps what was written', async () => {
    const console = await staff();
    await console.goTo('settings/maison');
    await console.write('Français', 'Un rêve, avant le jour.');
    await console.save();
    await console.reads('Not saved: the maison’s grammar refuses it.');
    assert.match(await console.page.getByRole('alert').innerText(), /forbidden-word[\s\S]*rêve/);
    assert.equal(await console.page.getByRole('textbox', { name: 'Français' }).inputValue(), 'Un rêve, avant le jour.');
  });

  it('tells the second of two people who save at once, and lets them decide', async () => {
    const [first, second] = [await staff(), await staff()];
    for (const console of [first, second]) await console.goTo('settings/boutique/tokyo');
    for (const console of [first, second]) await console.page.getByRole('combobox', { name: 'Featured watch' }).waitFor();
    await first.choose('Featured watch', 'Bédière');
    await first.save();
    await first.reads('Saved. It reaches a window when it is published.');
    await second.choose('Featured watch', 'Rimaye');
    await second.save();
    await second.reads(/Somebody else saved this place meanwhile/);
    await second.press('Save mine over it');
    await second.reads('Saved. It reaches a window when it is published.');
    await first.choose('Featured watch', 'Adret');
    await first.save();
    await first.press('Take theirs');
    assert.equal(await first.page.getByRole('combobox', { name: 'Featured watch' }).locator('option:checked').innerText(), 'Rimaye');
  });

  it('shows that a window refused a publication, and why', async () => {
    const window = await maison().pair({ name: 'Vitrine de l’angle', role: 'street' });
    await window.report({ applied: 0, failed: { number: 1, reason: 'models/W-ARE-01.glb did not arrive whole' } });
    const console = await staff();
    assert.match((await console.row('Vitrine de l’angle')).join(' '), /refused 1: models\/W-ARE-01\.glb did not arrive whole/);
  });

  it('removes a stolen window when that is asked twice: the hub refuses it from then on', async () => {
    const window = await maison().pair({ name: 'Salon volé' });
    const console = await staff();
    await console.openWindow('Salon volé');
    await console.press('Remove');
    await console.press('Keep it');
    assert.equal((await window.ask(hubRoutes.desired)).status, 200);
    await console.press('Remove');
    await console.press('Remove it');
    await console.page.getByRole('heading', { level: 1, name: 'Windows' }).waitFor();
    await console.page.getByRole('link', { name: 'Salon volé' }).waitFor({ state: 'detached' });
    assert.equal((await window.ask(hubRoutes.desired)).status, 401);
  });

  it('shows the last picture of a window with its age', async () => {
    const window = pairedWindow(await maison().pair({ name: 'Salon vert' }));
    await window.sendPicture({ scene: 'watch', takenMinutesAgo: 12 });
    const console = await staff();
    await console.openWindow('Salon vert');
    await console.reads(/watch, 12 min ago/);
    const picture = console.page.getByAltText('What Salon vert showed: watch');
    assert.equal(await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalHeight)), 160);
  });
});
