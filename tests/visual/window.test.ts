import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { locales } from '#domain/locale.ts';
import { collisionsIn, smallTargetsIn, violationsIn } from '../support/look-for-faults.ts';
import { walkTrayAndBadge, walkVisit } from '../support/walk-window.ts';
import { openWindow } from '../support/window-page.ts';
import { formats, type Format } from '../support/window-world.ts';

const leastTargetMm = 15.5;
// Their own names as entries are the keys of the record.
const allFormats = Object.keys(formats) as readonly Format[];

describe('every scene of the window', { timeout: 290_000 }, () => {
  for (const format of allFormats) {
    for (const locale of locales) {
      it(`has its type on the glass and apart, and targets for a finger: ${format}, ${locale}`, async (t) => {
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

  for (const locale of ['fr', 'ar'] as const) {
    it(`is open to everyone, as far as axe can tell: ${locale}`, async (t) => {
      const window = await openWindow(t, { scale: 0.5 });
      const wrong: string[] = [];
      const look = async (scene: string): Promise<void> => {
        await window.rests();
        for (const violation of await violationsIn(window.page)) wrong.push(`${scene}: ${violation}`);
      };
      await walkVisit(window, locale, look);
      await window.leaves();
      await walkTrayAndBadge(window, locale, look);
      assert.deepEqual(wrong, []);
    });
  }
});
