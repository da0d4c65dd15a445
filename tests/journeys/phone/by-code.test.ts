import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { chromium, type Browser, type Page } from 'playwright';
import type { VisitorLine } from '#contract/visitor-line.ts';
import { writeVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { phoneWords } from '../../../renderer/phone/words/words.ts';
import { buildAll } from '../../../native/setup/build.ts';
import { openConsoleMaison, type ConsoleMaison, type PairedWindow } from '../../support/console-maison.ts';
import { startMailServer, type MailServer } from '../../support/mail-server.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';
import { anId } from '../../support/window-client.ts';
import { until } from '../../support/until.ts';

const pathOfAxe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe('a visitor’s own phone', () => {
  let browser: Browser;
  let mail: MailServer;
  let maison: ConsoleMaison;
  let window: PairedWindow;
  before(async () => {
    await buildAll(['phone']);
    mail = await startMailServer();
    const line: VisitorLine = {
      schema: 'vitrine-visitor-line/1', publicUrl: 'https://rendezvous.serac.example', texts: null, video: null,
      mail: { host: '127.0.0.1', port: mail.port, tls: 'none', login: null, address: 'geneve@serac.example', replyTo: null },
    };
    const prepare = (folder: string) => writeFile(join(folder, 'visitors.json'), JSON.stringify(line));
    [browser, maison] = await Promise.all([chromium.launch({ executablePath: '/usr/bin/chromium' }), openConsoleMaison(prepare)]);
    window = await maison.pair({ name: 'Salon du lac' });
  });
  after(() => Promise.all([browser.close(), maison.dispose(), mail.dispose()]));

  let hoursAhead = 72;
  /** Each at a time of its own. */
  async function asked(kind = 'boutique') {
    hoursAhead += 24;
    const code = writeVisitorCode(randomBytes(16));
    const { content } = await window.desired();
    const { appointmentId } = await window.bring({ kind, slot: aSlotAhead(content, kind, hoursAhead), form: { code } });
    await until(async () => (await maison.staff.ask('appointments.list', {})).appointments.some((entry) => entry.id === appointmentId), 'the appointment');
    return { code, appointmentId };
  }
  async function open(code: string, locale = 'fr-CH', colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale, colorScheme, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, acceptDownloads: true });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(`${maison.hub.url}/phone/#${code}`);
    return page;
  }
  const stateOf = async (id: string) => (await maison.staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id)?.state;

  it('opens the appointment by the link alone, and cancels it after asking once', async () => {
    const { code, appointmentId } = await asked();
    const page = await open(code);
    await page.getByText('C’est confirmé.').waitFor();
    await page.getByRole('button', { name: 'Annuler le rendez-vous' }).tap();
    assert.equal(await stateOf(appointmentId), 'confirmed');
    await page.getByRole('button', { name: 'Oui, l’annuler' }).tap();
    await page.getByText('Ce rendez-vous est annulé.').waitFor();
    assert.deepEqual([await stateOf(appointmentId), await page.locator('section[data-state]').getByRole('button').count()], ['cancelled', 0]);
    await page.context().close();
  });

  it('moves it to a time that is free', async () => {
    const { code, appointmentId } = await asked();
    const page = await open(code, 'ja-JP');
    await page.getByRole('button', { name: '時間を変える' }).tap();
    for (let day = 5; await page.locator('.times button').count() === 0 && day < 12; day += 1) {
      await page.getByLabel('日').fill(new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10));
      await page.locator('.times button, [role=group] > p').first().waitFor();
    }
    await page.locator('.times button').first().tap();
    await page.getByText('日時が変わりました。').waitFor();
    assert.equal(await stateOf(appointmentId), 'moved');
    await page.context().close();
  });

  it('gives a calendar file that a calendar reads', async () => {
    const { code, appointmentId } = await asked();
    const page = await open(code, 'en-GB');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Add to calendar' }).tap();
    const calendar = new ICAL.Component(ICAL.parse(await readFile(await (await download).path(), 'utf8')));
    assert.equal(calendar.getFirstSubcomponent('vevent')?.getFirstPropertyValue('uid'), `vitrine-appointment-${appointmentId}`);
    await page.context().close();
  });

  it('takes a code that is typed, and says when nobody has it', async () => {
    const { code } = await asked();
    const page = await open('');
    await page.getByLabel('Votre code').fill('AAAA-BBBB-CCCC-DDDD');
    await page.getByRole('button', { name: 'Voir le rendez-vous' }).tap();
    await page.getByText('Aucun rendez-vous ne porte ce code.').waitFor();
    await page.getByLabel('Votre code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Voir le rendez-vous' }).tap();
    await page.getByText('C’est confirmé.').waitFor();
    await page.context().close();
  });

  it('corrects how the person is called and reached, as it is typed, and shows nothing of it', async () => {
    const { code, appointmentId } = await asked();
    const page = await open(code);
    await page.getByRole('button', { name: 'Corriger mon nom ou mes coordonnées' }).tap();
    const shown = await page.locator('form input').evaluateAll((inputs) => inputs.map((input) => (input instanceof HTMLInputElement ? input.value : null)));
    await page.getByLabel('Nom', { exact: true }).fill('Durand-Favre');
    await page.getByLabel('Téléphone').fill('+41 22 700 00 00');
    await page.getByRole('button', { name: 'Corriger', exact: true }).tap();
    await page.getByText('C’est corrigé.').waitFor();
    const view = (await maison.staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === appointmentId);
    assert.deepEqual([shown, /Agnès|Dupré|agnes@/.test(await page.content()), view?.client], [['', '', '', ''], false, 'Agnès Durand-Favre']);
    await page.context().close();
  });

  it('says that the maison does not answer, keeps what it shows, and changes nothing', async () => {
    const { code, appointmentId } = await asked();
    const page = await open(code, 'en-GB');
    await page.getByText('It is confirmed.').waitFor();
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Cancel the appointment' }).tap();
    await page.getByRole('button', { name: 'Yes, cancel it' }).tap();
    await page.getByText('The maison does not answer just now. Nothing was changed.').waitFor();
    assert.deepEqual([await page.getByText('It is confirmed.').isVisible(), await stateOf(appointmentId)], [true, 'confirmed']);
    await page.context().close();
  });

  for (const locale of ['fr', 'ar'] as const) {
    it(`hears the second yes by the link of the message, in ${locale}, and opening it agrees to nothing`, async () => {
      const address = `${anId()}@example.org`;
      const { subjectId } = await window.bring({ kind: 'now', consent: 'unconfirmed', form: { email: address, locale } });
      const letter = await until(() => mail.delivered.find(({ recipients }) => recipients.includes(address)) ?? null, 'the message');
      const page = await open(/#(yes-[\w-]{22})/.exec(letter.mail.text ?? '')?.[1] ?? '', 'en-GB');
      const words = phoneWords[locale];
      await page.getByText(words.secondYesStates.waiting).waitFor();
      const own = async () => (await maison.staff.ask('receipts.list', {})).receipts.filter(({ receipt: { body } }) => body.subjectId === subjectId && body.collectionMethod === 'own-address').map(({ receipt: { body } }) => body.kind);
      const before = await own();
      await page.evaluate(await readFile(pathOfAxe, 'utf8'));
      const broken = await page.evaluate('axe.run().then((found) => found.violations.map((violation) => violation.id))');
      if (process.env['PHONE_SHOTS']) await page.screenshot({ path: `${process.env['PHONE_SHOTS']}/second-yes-${locale}.png` });
      await page.getByRole('button', { name: words.secondYes.confirm }).tap();
      await page.getByText(words.secondYesStates.confirmed).waitFor();
      assert.deepEqual([before, broken, await own(), await page.getByRole('button').count()], [[], [], ['consent'], 0]);
      await page.context().close();
    });
  }

  for (const [locale, scheme] of [['fr-CH', 'light'], ['ar-AE', 'dark'], ['zh-CN', 'light']] as const) {
    it(`is reachable by everyone and fits the screen in ${locale}`, async () => {
      const { code } = await asked('video');
      const page = await open(code, locale, scheme);
      await page.locator('section[data-state]').waitFor();
      await page.evaluate(await readFile(pathOfAxe, 'utf8'));
      const broken = await page.evaluate('axe.run().then((found) => found.violations.map((violation) => violation.id))');
      const overflows = await page.evaluate('document.documentElement.scrollWidth > innerWidth');
      if (process.env['PHONE_SHOTS']) await page.screenshot({ path: `${process.env['PHONE_SHOTS']}/${locale}.png` });
      assert.deepEqual([broken, overflows], [[], false]);
      await page.context().close();
    });
  }
});
