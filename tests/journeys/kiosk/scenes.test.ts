import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { it } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';
import { openBoutique } from '../../support/boutique-under-test.ts';
import { walkScenes } from '../../support/walk-scenes.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const minTargetMm = 15.5;

for (const locale of ['fr', 'ar'] as const) {
  it(`is open to everyone in every scene: axe, and targets a finger can find (${locale})`, { timeout: 180_000 }, async (t) => {
    const { kiosk } = await openBoutique(t, { size: { width: 1080, height: 1920 } });
    const wrong: string[] = [];
    await walkScenes(kiosk, {
      locale,
      visit: async (scene, page) => {
        for (const violation of await violationsIn(page)) wrong.push(`${scene}: ${violation}`);
        for (const target of await smallTargetsIn(page)) wrong.push(`${scene}: ${target}`);
      },
    });
    assert.deepEqual(wrong, []);
  });
}

async function violationsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    // Defined by the script that was just run in this page.
    const { axe } = window as unknown as { readonly axe: { readonly run: (options: object) => Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  });
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}: ${node.any[0]?.message ?? violation.help}`));
}

/** Buttons whose shorter side is less than a finger, by the panel's own millimetres. */
async function smallTargetsIn(page: Page): Promise<readonly string[]> {
  return page.evaluate((minMm) => {
    const glass = document.querySelector('.glass');
    const pxPerMm = Number.parseFloat(glass ? getComputedStyle(glass).getPropertyValue('--mm') : '');
    return [...document.querySelectorAll('.glass button')].flatMap((button) => {
      const { width, height } = button.getBoundingClientRect();
      if (width === 0 || button.closest('.keyboard')) return [];
      const mm = height / pxPerMm;
      return mm < minMm ? [`“${button.textContent?.slice(0, 30) ?? ''}” is ${mm.toFixed(1)} mm high`] : [];
    });
  }, minTargetMm);
}
