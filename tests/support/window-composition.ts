import assert from 'node:assert/strict';
import { it } from 'node:test';
import { locales, type Locale } from '#domain/locale.ts';
import { collisionsIn, smallTargetsIn } from './look-for-faults.ts';
import { walkTrayAndBadge, walkVisit } from './walk-window.ts';
import { openWindow } from './window-page.ts';
import type { Format } from './window-world.ts';

const leastTargetMm = 15.5;
/** The longest of the Latin ones, the densest and the one that runs the other way: what stands in these stands in the others. */
const telling: readonly Locale[] = ['fr', 'zh-Hans', 'ar'];

/** One test a language, all five on the usual glass: in every scene the type is on the glass and apart, and what is touched is as large as a finger. */
export function checkComposition(format: Format): void {
  for (const locale of format === 'portrait' ? locales : telling) {
    it(`has its type on the glass and apart, and targets for a finger: ${format}, ${locale}`, { timeout: 120_000 }, async (t) => {
      const window = await openWindow(t, { format });
      const wrong: string[] = [];
      const look = async (scene: string): Promise<void> => {
        await window.fontsCome();
        for (const fault of [...await collisionsIn(window.page), ...await smallTargetsIn(window.page, leastTargetMm)]) wrong.push(`${scene}: ${fault}`);
      };
      await walkVisit(window, locale, look);
      await window.leaves();
      await walkTrayAndBadge(window, locale, look);
      assert.deepEqual(wrong, []);
    });
  }
}
