import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright';
import { sectionNames } from '../../../renderer/console/address.ts';
import type { ConsolePage } from '../../support/console-page.ts';
import { consoleStage } from '../../support/console-stage.ts';
import type { PairedWindow } from '../../support/console-maison.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the console is within everyone’s reach', () => {
  const { maison, staff, visitor } = consoleStage();
  let window: PairedWindow;

  before(async () => {
    window = await maison().pair({ name: 'Salon du lac' });
    await window.report({ applied: 0, failed: { number: 1, reason: 'a model did not arrive whole' } });
    await window.sendPicture({ scene: 'attract', takenMinutesAgo: 3 });
    await window.bring({ slot: aSlotAhead((await window.desired()).content, 'boutique'), consent: 'given', form: { expectation: 'Une heure calme' } });
    await window.bring({ kind: 'service', slot: null, form: { givenName: '美咲', familyName: '高橋', locale: 'ja' } });
    await window.bring({ kind: 'now', form: { givenName: 'Ines', familyName: 'Vautier' } });
    await window.bring({ form: { reachBy: 'phone', phone: null, email: 'x@example.org' } });
    await maison().staff.ask('badges.issue', { id: 'A-01' as never, boutiqueId: 'geneve' as never, advisorId: 'claire-m' as never, pin: '4821' });
    await maison().pair({ name: 'Salon vide' });
  });

  it('signs in, changes a setting and publishes it with the keyboard alone', async () => {
    const { page } = await visitor();
    await page.getByLabel('Account').waitFor();
    await type(page, maison().account.account, 'Tab', maison().account.password, 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Windows' }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('link', { name: 'Salon vide' }).waitFor();
    await tabTo(page, 'Salon vide');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Settings of Salon vide' }).waitFor();
    await tabTo(page, 'Featured watch');
    await type(page, 'Ubac');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await page.getByText('Saved.').waitFor();
    await page.keyboard.press('1');
    await page.getByRole('link', { name: 'Salon du lac' }).waitFor();
    await type(page, 'ArrowDown', 'ArrowDown', 'Enter');
    await page.getByRole('heading', { level: 1, name: 'Salon vide' }).waitFor();
    await page.getByRole('cell', { name: 'Ubac' }).waitFor();
    await tabTo(page, 'Publish');
    await page.keyboard.press('Enter');
    await page.getByText('Publication 2 is on its way.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Windows' }).waitFor();
  });

  it('reaches who stands at a window with one key, and shows every key with another', async () => {
    const { page } = await staff();
    await page.getByText('Ines Vautier is standing').waitFor();
    await page.keyboard.press('n');
    assert.equal(await focusName(page), 'Someone is coming');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await page.getByRole('heading', { level: 1, name: 'Appointments' }).waitFor();
    await type(page, '/', '高橋');
    await page.getByText('Agnès').first().waitFor({ state: 'detached' });
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has no violation that axe finds, in any section, in the ${scheme}`, async () => {
      const console = await staff({ scheme });
      await console.reads('Ines Vautier is standing');
      const found: string[] = [];
      for (const section of sectionNames) {
        await console.goTo(section);
        await settled(console, section);
        found.push(...(await violations(console.page)).map((words) => `${section}: ${words}`));
      }
      await console.openWindow('Salon du lac');
      await console.reads('a model did not arrive whole');
      found.push(...(await violations(console.page)).map((words) => `window: ${words}`));
      await console.goTo('settings/boutique/geneve');
      await console.page.getByLabel('Monday').waitFor();
      found.push(...(await violations(console.page)).map((words) => `hours: ${words}`));
      await console.goTo('appointments');
      await console.press('Answer Agnès Dupré-Lévy');
      await console.page.getByLabel('Another day').waitFor();
      found.push(...(await violations(console.page)).map((words) => `reply: ${words}`));
      assert.deepEqual(found, []);
    });
  }

  it('has no violation that axe finds at the sign-in', async () => {
    const { page } = await visitor();
    await page.getByLabel('Account').waitFor();
    assert.deepEqual(await violations(page), []);
  });
});

async function settled({ page, press }: ConsolePage, section: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (section === 'models') {
    await press('Bring a model');
    return page.getByLabel('File', { exact: true }).waitFor();
  }
  if (section === 'settings') return page.getByRole('combobox', { name: 'Featured watch' }).waitFor();
  await page.locator('table, .empty').first().waitFor();
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // The script that was just evaluated defines it; the page knows no such type.
    const { axe } = globalThis as unknown as { axe: { run: (context: Document, options: unknown) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }> } };
    const { violations: found } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id} ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 200) ?? ''}`));
  });
}

async function type(page: Page, ...strokes: readonly string[]): Promise<void> {
  for (const stroke of strokes) {
    if (/^(Tab|Enter|Escape|Arrow\w+|\/)$/.test(stroke)) await page.keyboard.press(stroke);
    else await page.keyboard.type(stroke);
  }
}

/** Goes on with Tab until focus is on what is called that; fails after one round of the page. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const here = await focusName(page);
    if (here === name) return;
    passed.push(here);
  }
  assert.fail(`Tab never reached ${name}: ${passed.join(', ')}`);
}

function focusName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    return focused?.getAttribute('aria-label') ?? focused?.textContent ?? '';
  });
}
