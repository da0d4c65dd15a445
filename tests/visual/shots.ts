import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { locales, type Locale } from '#domain/locale.ts';
import { openBoutique } from '../support/boutique-under-test.ts';
import { walkScenes } from '../support/walk-scenes.ts';
import { codeAnswersToWalk, walkByCode, walkTrayAndBadge } from '../support/walk-window.ts';
import { openWindow } from '../support/window-page.ts';
import { formats, type Format } from '../support/window-world.ts';

/**
 * `npm run shots -- [--scene watch,room] [--format portrait,landscape,counter] [--locale fr,ar] [--tier still|low|full] --out DIR`: pictures of the built kiosk.
 * What a touch reaches is walked in the whole kiosk; what a tray, a badge, a code or a missing pairing brings, in the same built window with a bridge that answers for them.
 */
const { values } = parseArgs({
  options: { scene: { type: 'string' }, format: { type: 'string', default: 'portrait,landscape,counter' }, locale: { type: 'string', default: 'fr' }, tier: { type: 'string', default: 'still' }, out: { type: 'string' } },
});
if (!values.out) throw new TypeError('npm run shots -- --out DIR [--scene watch,room] [--format portrait,landscape,counter] [--locale fr,en,zh-Hans,ja,ar] [--tier still|low|full]');
const out = values.out;
const tier = z.enum(['still', 'low', 'full']).parse(values.tier);
const restMs = tier === 'still' ? 1_200 : 9_000;
const only = values.scene ? new Set(values.scene.split(',')) : null;
const broughtScenes = ['foreign', 'laid', 'compare', 'pin', 'clients', 'agree', 'card'];
const codeScenes = ['found', 'agreed', 'correct'];

mkdirSync(out, { recursive: true });
for (const format of z.array(z.enum(['portrait', 'landscape', 'counter'])).parse(values.format.split(','))) {
  for (const locale of z.array(z.enum(locales)).parse(values.locale.split(','))) {
    if (!only || [...only].some((scene) => ![...broughtScenes, ...codeScenes].includes(scene) && scene !== 'pairing')) await shootVisit(format, locale);
    if (!only || broughtScenes.some((scene) => only.has(scene))) await shootStaged(format, locale, walkTrayAndBadge);
    if (!only || codeScenes.some((scene) => only.has(scene))) await shootStaged(format, locale, walkByCode);
  }
  if (!only || only.has('pairing')) await shootPairing(format);
}
process.exit(0);

async function shootVisit(format: Format, locale: Locale): Promise<void> {
  const { width, height } = formats[format];
  await untilDone(async (endings) => {
    const { kiosk } = await openBoutique(endings, { size: { width, height }, tier });
    await walkScenes(kiosk, { locale, restMs, ...(only ? { scenes: only } : {}), visit: (scene, page) => shoot(page, scene, format, locale) });
  });
}

async function shootStaged(format: Format, locale: Locale, walk: typeof walkByCode): Promise<void> {
  await untilDone(async (endings) => {
    const window = await openWindow(endings, { format, tier, codeAnswers: codeAnswersToWalk });
    await walk(window, locale, async (scene) => {
      if (only && !only.has(scene)) return;
      await window.page.waitForTimeout(restMs);
      await window.rests();
      await shoot(window.page, scene, format, locale);
    });
  });
}

async function shootPairing(format: Format): Promise<void> {
  await untilDone(async (endings) => {
    const window = await openWindow(endings, { format, phase: 'unpaired' });
    await window.sees('pairing');
    await window.rests();
    await shoot(window.page, 'pairing', format, 'fr');
  });
}

async function shoot(page: { readonly screenshot: (options: { readonly path: string }) => Promise<unknown> }, scene: string, format: Format, locale: Locale): Promise<void> {
  const path = join(out, `${scene}.${format}.${locale}.png`);
  await page.screenshot({ path });
  console.log(path);
}

async function untilDone(work: (endings: { readonly after: (end: () => Promise<void>) => void }) => Promise<void>): Promise<void> {
  const endings: (() => Promise<void>)[] = [];
  try {
    await work({ after: (end) => void endings.push(end) });
  } finally {
    for (const end of endings) await end();
  }
}
