import assert from 'node:assert/strict';
import { it } from 'node:test';
import { locales } from '#domain/locale.ts';
import { collisionsIn, smallTargetsIn } from './look-for-faults.ts';
import { walkTrayAndBadge, walkVisit } from './walk-window.ts';
import { openWindow } from './window-page.ts';
import type { Format } from './window-world.ts';

const leastTargetMm = 15.5;

/** One test a language: in every scene the type is on the glass and apart, and what is touched is as large as a finger. */
export function checkComposition(format: Format): void {
  for (const locale of locales) {
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
