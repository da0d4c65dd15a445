import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { it } from 'node:test';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { openWindow } from '../../support/window-page.ts';
import type { WorldOptions } from '../../support/window-world.ts';

/** The page as it is before its programme, and how to let that come. */
async function openedFirst(t: Parameters<typeof openWindow>[0], options: WorldOptions) {
  const { promise: mayCome, resolve: letCome } = Promise.withResolvers<void>();
  const window = await openWindow(t, options, async (page) => {
    await page.addInitScript(watchFrames);
    await page.route('**/main.js', async (route) => {
      await mayCome;
      await route.continue();
    });
  });
  await window.page.evaluate(() => document.querySelector<HTMLImageElement>('#opening img')?.decode());
  return { window, letCome };
}

/** Notes what each frame of the page has on the glass: of a picture that is laid out, loaded and opaque, its address. Self-contained: its source travels. */
function watchFrames(): void {
  const seen: string[] = [];
  const isWhole = (picture: HTMLImageElement): boolean => picture.complete && picture.naturalWidth > 0 && getComputedStyle(picture.parentElement ?? picture).opacity === '1';
  const note = (): void => {
    const shown = [...document.querySelectorAll<HTMLImageElement>('[data-still="shown"] img')].find(isWhole);
    const isCovered = document.querySelector('.glass') !== null;
    const first = isCovered ? undefined : [...document.querySelectorAll<HTMLImageElement>('#opening img')].find(isWhole);
    seen.push(new URL((shown ?? first)?.src ?? 'http://page/nothing').pathname);
    requestAnimationFrame(() => setTimeout(note));
  };
  addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => setTimeout(note)));
  Object.assign(window, { seenFrames: seen });
}

async function pictureOf(page: Page, name: string): Promise<Buffer> {
  const bytes = await page.screenshot({ timeout: 60_000 });
  if (process.env['VITRINE_LOOK']) writeFileSync(`${process.env['VITRINE_LOOK']}/${name}.png`, bytes);
  return sharp(bytes).removeAlpha().raw().toBuffer();
}

/** The largest difference of a channel anywhere on the glass. */
function largestDifference(a: Buffer, b: Buffer): number {
  assert.equal(a.length, b.length);
  return a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? 0))), 0);
}

for (const [format, scale] of [['portrait', 0.5], ['landscape', 1], ['counter', 1]] as const) {
  it(`opens on the picture that the stage then shows, in its place, without a frame between: ${format} at ${scale}`, { timeout: 60_000 }, async (t) => {
    const { window, letCome } = await openedFirst(t, { format, scale });
    const opened = await pictureOf(window.page, `${format}-${scale}-opened`);
    letCome();
    await window.sees('attract');
    await window.rests();
    const frames = await window.page.evaluate(() => (globalThis as unknown as { readonly seenFrames: readonly string[] }).seenFrames);
    await pictureOf(window.page, `${format}-${scale}-with-type`);
    await window.page.addStyleTag({ content: '.scene, .edge { visibility: hidden; }' });
    assert.equal(largestDifference(opened, await pictureOf(window.page, `${format}-${scale}-taken-over`)), 0);
    const from = frames.findIndex((picture) => picture.endsWith('.webp'));
    assert.deepEqual([...new Set(frames.slice(from))], [`/built/stills/W-ARE-01.attract.${format}.webp`]);
    assert.equal(await window.page.locator('#opening').count(), 0);
  });
}
