import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { ticketMark } from '#contract/on-phone.ts';
import { visitId, watchId } from '#contract/ids.ts';
import type { Slot } from '#contract/submission.ts';
import { buildAll } from '../../../native/setup/build.ts';
import { signIn } from '../../support/console-client.ts';
import { aCoreFolder, startPairedCore, valueOf } from '../../support/core-process.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';
import { anId } from '../../support/window-client.ts';

type Test = Parameters<typeof aCoreFolder>[0];

describe('a form on a visitor’s own phone', () => {
  let browser: Browser;
  before(async () => {
    await buildAll(['phone']);
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
  });
  after(() => browser.close());

  /** A window's own core and its hub, both real. */
  async function aBoutique(t: Test) {
    const [folder, hubFolder] = [await aCoreFolder(t), await aHubFolder(t)];
    const hub = await startHub({ folder: hubFolder });
    t.after(async () => void (await hub.stop()));
    const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Salon 1' });
    const { core } = await startPairedCore({ folder, hubUrl: hub.url, pairingCode, pollMs: 300 });
    t.after(() => core.kill());
    if (hub.firstAccount === null) throw new Error('a new maison prints its first account');
    return { hub, core, staff: await signIn(hub, hub.firstAccount) };
  }
  async function openForm(core: Awaited<ReturnType<typeof aBoutique>>['core']) {
    const from = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const { days } = valueOf(await core.request('slots.list', { kind: 'boutique', from, days: 5 }));
    const slot: Slot | null = days.flatMap((day) => day.slots)[0] ?? null;
    const opened = valueOf(await core.request('phone.open', { visitId: visitId.parse(anId()), kind: 'boutique', slot, selection: [watchId.parse('W-MOR-01')] }));
    return { slot, opened };
  }
  async function onPhone(t: Test, url: string, ticket: string, locale = 'fr-CH'): Promise<Page> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    t.after(() => context.close());
    context.setDefaultTimeout(20_000);
    const page = await context.newPage();
    await page.goto(`${url}/phone/#${ticketMark}${ticket}`);
    return page;
  }

  it('is sealed there, kept by the window that asked, delivered as its own, and its code works', async (t) => {
    const { hub, core, staff } = await aBoutique(t);
    const { slot, opened } = await openForm(core);
    assert.ok(opened.outcome === 'open');
    const page = await onPhone(t, hub.url, opened.ticket);
    const bodies: string[] = [];
    page.on('request', (request) => bodies.push(request.postData() ?? ''));
    await page.getByLabel('Prénom').fill('Solveig');
    await page.getByLabel('Nom', { exact: true }).fill('Aune');
    await page.getByLabel('Adresse e-mail').fill('solveig@example.org');
    if (process.env['PHONE_SHOTS']) await page.screenshot({ path: `${process.env['PHONE_SHOTS']}/form.png`, fullPage: true });
    await page.getByRole('button', { name: 'Demander ce rendez-vous' }).tap();
    await page.getByText('La vitrine a gardé votre demande.').waitFor();
    const code = await page.locator('.when[dir=ltr]').innerText();
    assert.doesNotMatch(bodies.join(' '), /Solveig|Aune|solveig@/);
    for (;;) {
      const { appointments } = await staff.ask('appointments.list', {});
      const [found] = appointments;
      if (found === undefined) continue;
      assert.deepEqual([appointments.length, found.client, found.contact, found.slot], [1, 'Solveig Aune', 'solveig@example.org', slot]);
      break;
    }
    const { receipts } = await staff.ask('receipts.list', {});
    assert.deepEqual(receipts.map(({ receipt, isSignatureRight }) => [receipt.body.kind, isSignatureRight]), [['notice', true]]);
    const again = await onPhone(t, hub.url, opened.ticket);
    await again.getByText('Ce formulaire n’est plus ouvert.').waitFor();
    await again.goto(`${hub.url}/phone/#${code}`);
    await again.reload();
    await again.getByText('C’est confirmé.').waitFor();
  });

  it('says so when the hub goes before it is sent, is sent once when it is back, and is not opened without a hub', async (t) => {
    const { hub, core } = await aBoutique(t);
    const { opened } = await openForm(core);
    assert.ok(opened.outcome === 'open');
    const page = await onPhone(t, hub.url, opened.ticket, 'en-GB');
    await page.getByLabel('Family name').fill('Aune');
    await page.getByLabel('Telephone').fill('+41 22 700 00 00');
    await page.context().setOffline(true);
    await page.getByRole('button', { name: 'Ask for this appointment' }).tap();
    await page.getByText('The maison does not answer just now.').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Ask for this appointment' }).tap();
    await page.getByText('The window has kept your request.').waitFor();
    await hub.kill();
    assert.deepEqual((await openForm(core)).opened, { outcome: 'away' });
  });
});
