import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { locales } from '#domain/locale.ts';
import { openBoutique } from '../support/boutique-under-test.ts';
import { walkScenes } from '../support/walk-scenes.ts';

/** `npm run shots -- [--scene watch,room] [--format portrait,landscape,counter] [--locale fr,ar] [--tier still|low|full] --out DIR`: pictures of the built kiosk. */

const sizes = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 }, counter: { width: 1280, height: 800 } } as const;

const { values } = parseArgs({
  options: { scene: { type: 'string' }, format: { type: 'string', default: 'portrait,landscape,counter' }, locale: { type: 'string', default: 'fr' }, tier: { type: 'string', default: 'still' }, out: { type: 'string' } },
});
if (!values.out) throw new TypeError('npm run shots -- --out DIR [--scene watch,room] [--format portrait,landscape,counter] [--locale fr,en,zh-Hans,ja,ar] [--tier still|low|full]');
const out = values.out;
const tier = z.enum(['still', 'low', 'full']).parse(values.tier);
mkdirSync(out, { recursive: true });
for (const format of z.array(z.enum(['portrait', 'landscape', 'counter'])).parse(values.format.split(','))) {
  for (const locale of z.array(z.enum(locales)).parse(values.locale.split(','))) await shoot(format, locale);
}
process.exit(0);

async function shoot(format: keyof typeof sizes, locale: (typeof locales)[number]): Promise<void> {
  const endings: (() => Promise<void>)[] = [];
  const { kiosk } = await openBoutique({ after: (end) => void endings.push(end) }, { size: sizes[format], tier });
  try {
    await walkScenes(kiosk, {
      locale,
      restMs: tier === 'still' ? 1_200 : 9_000,
      ...(values.scene ? { scenes: new Set(values.scene.split(',')) } : {}),
      visit: async (scene, page) => {
        const path = join(out, `${scene}.${format}.${locale}.png`);
        await page.screenshot({ path });
        console.log(path);
      },
    });
  } finally {
    for (const end of endings) await end();
  }
}
