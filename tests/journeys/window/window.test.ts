import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { watchId } from '#contract/ids.ts';
import { openWindow, type WindowPage } from '../../support/window-page.ts';

const [verrou, regel] = [watchId.parse('W-MOR-01'), watchId.parse('W-NEV-01')];
const technicalWords = /erreur|error|undefined|null|\bNaN\b|réseau|serveur|hub|connexion|http|timeout|code \d/i;

async function toMeeting(window: WindowPage): Promise<void> {
  await window.touchTheRidge();
  await window.seeTheWatch();
  await window.touch('L’essayer au poignet');
  await window.sees('meet');
}

async function toConsent(window: WindowPage): Promise<void> {
  await toMeeting(window);
  await window.touch(/^En boutique/);
  await window.take('.hours', 1);
  await window.sees('who');
  await window.write('givenName', 'Maud');
  await window.write('email', 'maud@sommet.example');
  await window.touch('Continuer');
  await window.sees('consent');
}

/** The appointment as the window's own request names it, by the contract's shape. */
async function toThanks(window: WindowPage): Promise<{ readonly id: Parameters<WindowPage['appointmentBecomes']>[0] }> {
  await toConsent(window);
  await window.touch('Demander ce rendez-vous');
  await window.sees('thanks');
  const [sent] = await window.asked('submissions.submit');
  return (sent as { readonly appointment: Awaited<ReturnType<typeof toThanks>> }).appointment;
}

describe('the touch window', { timeout: 280_000 }, () => {
  it('reaches a watch with two touches', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.touchTheRidge();
    await window.touch(/^Voir la montre/);
    await window.sees('watch');
    assert.match(await window.text(), /Regel/);
  });

  it('says calmly what lies on the tray, and stays where it was', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.sees('attract');
    for (const [state, words] of [['foreign', 'Posez une montre de la maison.'], ['crowded', 'Une seule montre par place, s’il vous plaît.'], ['unreadable', 'Reposez-la doucement, bien à plat.']] as const) {
      await window.layOther(state);
      assert.equal(await window.page.locator('.tray-line').innerText(), words);
      assert.equal(await window.scene(), 'attract');
    }
  });

  it('tells a visitor nothing when the tray is away, and whoever knows by a point of light', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.sees('attract');
    await window.layOther('away');
    await window.page.waitForSelector('.advisor-dot');
    assert.equal(await window.page.locator('.tray-line').count(), 0);
  });

  it('shows a watch laid down over whatever was shown, and goes back when it is lifted', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.touchTheRidge();
    await window.lay(verrou);
    await window.sees('watch');
    await window.lay(regel, 1);
    await window.sees('compare');
    await window.lift(1);
    await window.sees('watch');
    await window.lift();
    await window.sees('room');
  });

  it('keeps the last good scene, in plain words, while core is away', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await toConsent(window);
    await window.coreGoes();
    await window.touch('Demander ce rendez-vous');
    await window.page.getByText('La demande n’a pas pu être gardée.').waitFor();
    assert.equal(await window.scene(), 'consent');
    assert.doesNotMatch(await window.text(), technicalWords);
  });

  it('says yes to nothing that was not answered, and sends a notice receipt with every request', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await toConsent(window);
    assert.equal(await window.page.locator('.answer [aria-pressed="true"]').count(), 0);
    await window.page.locator('.answer').first().getByRole('button', { name: 'Non' }).click();
    await window.touch('Demander ce rendez-vous');
    await window.sees('thanks');
    const [sent] = await window.asked('submissions.submit');
    assert.deepEqual((sent as { readonly receipts: readonly { readonly kind: string }[] }).receipts.map((receipt) => receipt.kind), ['notice', 'refusal']);
    assert.doesNotMatch(JSON.stringify(sent), /Maud|sommet/);
  });

  it('says the state that an appointment truly has, each time it changes', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    const appointment = await toThanks(window);
    for (const [state, words] of [['held', 'Ce moment vous est réservé.'], ['confirmed', 'C’est confirmé.'], ['declined', 'Ce moment n’est plus libre.']] as const) {
      await window.appointmentBecomes(appointment.id, state);
      await window.page.getByText(words).waitFor();
    }
  });

  it('names who receives once it is confirmed, another when somebody else does, and nobody when it ended', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    const appointment = await toThanks(window);
    await window.appointmentBecomes(appointment.id, 'confirmed', 'Claire');
    await window.page.getByText('Vous rencontrerez Claire.').waitFor();
    await window.appointmentBecomes(appointment.id, 'moved', 'Karim');
    await window.page.getByText('Vous rencontrerez Karim.').waitFor();
    await window.appointmentBecomes(appointment.id, 'declined');
    await window.page.getByText('Ce moment n’est plus libre.').waitFor();
    assert.equal(await window.page.locator('.receiver').count(), 0);
  });

  it('forgets what was written when the visitor leaves', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await toConsent(window);
    await window.leaves();
    assert.equal((await window.asked('curtain.draw')).length, 1);
    await toMeeting(window);
    await window.touch(/^En vidéo/);
    await window.take('.hours', 1);
    await window.sees('who');
    assert.equal(await window.page.locator('input[name="givenName"]').inputValue(), '');
  });

  it('lets the light wane before it goes, and brings it back at a touch', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    const { idleTimeoutMs } = window.world.published.document.settings;
    const light = () => window.page.locator('.glass').first().getAttribute('data-light');
    await window.touchTheRidge();
    await window.page.clock.install();
    await window.page.mouse.move(20, 20);
    await window.page.clock.fastForward(idleTimeoutMs - 5_000);
    await window.page.waitForSelector('.glass[data-light="waning"]');
    await window.page.mouse.move(30, 30);
    await window.page.waitForSelector('.glass[data-light="full"]');
    await window.page.clock.fastForward(idleTimeoutMs);
    await window.page.waitForSelector('.glass[data-light="going"]');
    assert.equal(await light(), 'going');
    await window.page.clock.runFor(2_000);
    await window.sees('attract');
    assert.equal((await window.asked('curtain.draw')).length, 1);
  });

  it('offers the street no scene in which somebody says who they are', async (t) => {
    const window = await openWindow(t, { scale: 0.5, role: 'street' });
    await window.touchTheRidge();
    await window.seeTheWatch();
    await window.touch('La garder');
    await window.sees('keep');
    assert.match(await window.text(), /quai des Moraines/);
    await window.tapBadge();
    assert.equal(await window.scene(), 'keep');
  });

  it('shows only initials of a client until the client agrees', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.sees('attract');
    await window.tapBadge();
    await window.enterPin(window.world.pin);
    await window.page.waitForSelector('.client-list .verb');
    const names = window.world.cards.flatMap((card) => [card.familyName, card.givenName]);
    const before = await window.text();
    assert.deepEqual(names.filter((name) => before.includes(name)), []);
    await window.take('.client-list', 0);
    await window.touch('Je l’accepte');
    await window.page.locator('.card-name').waitFor();
    const first = window.world.cards.find((card) => card.id === window.world.clients[0]?.id);
    assert.match(await window.text(), new RegExp(first?.familyName ?? 'nobody'));
  });

  it('asks a client whose card is open for an appointment without asking who they are, and closes the cards first', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.sees('attract');
    await window.tapBadge();
    await window.enterPin(window.world.pin);
    await window.page.waitForSelector('.client-list .verb');
    await window.take('.client-list', 0);
    await window.touch('Je l’accepte');
    await window.page.locator('.card-name').waitFor();
    await window.take('.advisor-ways', 0);
    await window.sees('meet');
    await window.take('.meet-ways', 0);
    await window.page.waitForSelector('.hours button');
    await window.take('.hours', 1);
    await window.sees('who');
    const asked = await window.page.locator('.fields input').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name')));
    await window.write('phone', '+41227000000');
    await window.take('.who-ways', 0);
    await window.sees('consent');
    await window.take('.consent-ways', 0);
    await window.sees('thanks');
    const [closed, submitted] = [await window.asked('clients.close'), await window.asked('submissions.submit')];
    const first = window.world.cards.find((card) => card.id === window.world.clients[0]?.id);
    assert.deepEqual([asked, closed.length, submitted.length, JSON.stringify(submitted).includes(first?.id ?? '')], [['email', 'phone', 'expectation'], 1, 1, false]);
  });

  it('tries an offered publication beneath the view and switches at the ridge, not under a visitor’s hand', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.touchTheRidge();
    const { document } = window.world.published;
    const line = { ...document.settings.attractLine, fr: 'La crête attend le premier jour.' };
    await window.tell('publication-offered', { ...window.world.published, number: 2, document: { ...document, settings: { ...document.settings, attractLine: line } } });
    await window.page.waitForSelector('.trial .scene', { state: 'attached' });
    assert.equal((await window.asked('publications.answer')).length, 0);
    await window.leaves();
    await window.page.locator('.attract h1', { hasText: 'La crête attend le premier jour.' }).last().waitFor();
    await window.page.waitForSelector('.trial', { state: 'detached' });
    assert.deepEqual(await window.asked('publications.answer'), [{ number: 2, outcome: 'switched', reason: null }]);
  });

  it('refuses a publication with a picture that cannot be shown, says which, and keeps what is shown', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    await window.sees('attract');
    const { published } = window.world;
    const name = `stills/${published.document.settings.featuredWatchId}.torn.webp`;
    await window.tell('publication-offered', { ...published, number: 2, assets: { ...published.assets, [name]: 'f'.repeat(64) } });
    await window.page.waitForFunction(() => document.querySelector('.trial') === null);
    assert.deepEqual(await window.asked('publications.answer'), [{ number: 2, outcome: 'failed', reason: `${name} cannot be shown` }]);
    assert.match(await window.text(), /La lune/);
  });

  it('lowers everything that is touched into the lowest part of the glass, in reach mode', async (t) => {
    const window = await openWindow(t, { scale: 0.5 });
    const high: string[] = [];
    const look = async (scene: string): Promise<void> => {
      const tops = await window.page.evaluate(() => [...document.querySelectorAll('.scene :is(button, input)')].filter((one) => !one.matches('.whole')).map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => [top / innerHeight, bottom / innerHeight]));
      // What scrolls within itself reaches further than it shows.
      if (tops.some(([top = 0, bottom = 0]) => top < 0.54 && bottom > 0)) high.push(`${scene}: ${Math.min(...tops.map(([top = 1]) => top)).toFixed(2)}`);
    };
    await window.touchTheRidge();
    await window.touch('Plus bas');
    await look('room');
    await window.seeTheWatch();
    await look('watch');
    await window.take('.watch-ways', 0);
    await look('meet');
    await window.take('.meet-ways', 0);
    await window.page.waitForSelector('.hours button');
    await look('when');
    await window.take('.hours', 1);
    await window.sees('who');
    await look('who');
    await window.write('givenName', 'Maud');
    await window.write('email', 'maud@sommet.example');
    await look('who, with an address');
    await window.touch('Continuer');
    await look('consent');
    assert.deepEqual(high, []);
  });
});
