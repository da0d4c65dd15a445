import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { opening, openingFileName } from '#contract/opening.ts';
import { openBoutique } from '../../support/boutique-under-test.ts';

it('opens a page on the picture of what is published, by the shell alone, and the policy of the glass lets it', { timeout: 90_000 }, async (t) => {
  const { window, kiosk } = await openBoutique(t);
  await window.sees('attract');
  const { page } = window;
  await page.waitForSelector('[data-still="shown"] img');
  const shown = (await page.locator('[data-still="shown"] img').getAttribute('src')) ?? '';
  const { pictures } = opening.parse(JSON.parse(readFileSync(join(kiosk.dataFolder, openingFileName), 'utf8')));
  assert.equal(shown, `vitrine://asset/${pictures.portrait}`);

  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  // Nothing of the page's own runs before it: what is there was served.
  await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
    const picture = document.querySelector<HTMLImageElement>('#opening img');
    Object.assign(globalThis, { opened: picture?.decode().then(() => [picture.src, picture.clientWidth, picture.clientHeight]) });
  }));
  await page.reload();
  const opened = await page.evaluate(() => (globalThis as unknown as { readonly opened: Promise<readonly [string, number, number]> }).opened);
  assert.deepEqual(opened, [shown, 540, 960]);
  await window.sees('attract');
  assert.deepEqual(refused, []);
});
