import assert from 'node:assert/strict';
import { it } from 'node:test';
import { violationsIn } from '../../support/look-for-faults.ts';
import { walkTrayAndBadge, walkVisit } from '../../support/walk-window.ts';
import { openWindow } from '../../support/window-page.ts';

for (const locale of ['fr', 'ar'] as const) {
  it(`is open to everyone in every scene, as far as axe can tell: ${locale}`, { timeout: 140_000 }, async (t) => {
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
