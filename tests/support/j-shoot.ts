import { chromium } from 'playwright';
import { readFileSync, existsSync } from 'node:fs';
import { buildAll } from '../../native/setup/build.ts';
import { openConsoleMaison } from './console-maison.ts';
import { aSlotAhead } from './visit-builder.ts';
const only = process.argv.slice(2);
await buildAll(['console']);
const maison = await openConsoleMaison();
const salon = await maison.pair({ name: 'Salon, tableau du fond' });
const street = await maison.pair({ name: 'Quai des Moraines', role: 'street' });
const counter = await maison.pair({ name: 'Ginza counter', role: 'counter', boutique: 'tokyo' });
await maison.pair({ name: 'Salon privé, étage', role: 'salon' });
const picture = ['/tmp/jshots/kiosk.png'].find(existsSync);
await salon.report({ applied: 1 });
await salon.sendPicture({ scene: 'watch', takenMinutesAgo: 12, ...(picture ? { bytes: readFileSync(picture) } : {}) });
await street.report({ applied: 0, failed: { number: 1, reason: 'models/W-ARE-01.glb did not arrive whole: 3 tries' } });
await counter.report({ applied: 1 });
const pub = await salon.desired();
for (let i = 0; i < 3; i++) await salon.bring({ slot: aSlotAhead(pub.content, 'boutique', 48 + i * 24), consent: i % 2 ? 'given' : 'refused', form: { expectation: i === 0 ? 'Voir la Regel au poignet, pour un anniversaire' : null } });
await salon.bring({ kind: 'video', slot: null, form: { givenName: '美咲', familyName: '高橋', locale: 'ja', reachBy: 'phone', phone: '+81 3 0000 0155', email: null } });
await counter.bring({ kind: 'service', slot: null, form: { givenName: 'Daniel', familyName: 'Okafor', locale: 'en' } });
await salon.bring({ kind: 'now', form: { givenName: 'Ines', familyName: 'Vautier', locale: 'fr' } }, 2);
await salon.bring({ form: { reachBy: 'phone', phone: null, email: 'x@example.org' } });
await new Promise((r) => setTimeout(r, 1500));
if (!only.includes('empty')) await maison.staff.ask('badges.issue', { id: 'A-01', boutiqueId: 'geneve', advisorId: 'claire-m', pin: '4821' } as never);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' });
for (const scheme of ['light', 'dark'] as const) {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, colorScheme: scheme, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error') console.log('console:', m.text()); });
  page.on('pageerror', (e) => console.log('pageerror:', e.message));
  await page.goto(`${maison.hub.url}/console/`);
  await page.getByLabel('Account').waitFor();
  await page.screenshot({ path: `/tmp/jshots/${scheme}-signin.png` });
  await page.getByLabel('Account').fill(maison.account.account);
  await page.getByLabel('Password').fill(maison.account.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').waitFor();
  const views = ['windows', `windows/${salon.id}`, `windows/${street.id}`, 'settings', 'settings/boutique/geneve', 'appointments', 'receipts', 'badges', 'parked', 'access'];
  for (const view of views) {
    await page.evaluate((v) => { location.hash = v; }, view);
    await page.waitForTimeout(900);
    await page.screenshot({ path: `/tmp/jshots/${scheme}-${view.replaceAll(salon.id, 'one').replaceAll(street.id, 'failed').replaceAll('/', '-')}.png` });
  }
}
await browser.close();
await maison.dispose();
