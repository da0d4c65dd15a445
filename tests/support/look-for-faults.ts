import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What WCAG 2.2 AA, as far as a machine sees it, finds wrong with the scene on the glass. */
export async function violationsIn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(async () => {
    // Defined by the script that was just run in this page.
    const { axe } = window as unknown as { readonly axe: { readonly run: (options: object) => Promise<AxeResults> } };
    return axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });
  });
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id} at ${node.target.join(' ')}: ${node.any[0]?.message ?? violation.help}`));
}

/** Buttons whose height or breadth is less than a finger, by the panel's own millimetres; a keyboard's keys stand closer, as on any. */
export async function smallTargetsIn(page: Page, leastMm: number): Promise<readonly string[]> {
  return page.evaluate((least) => {
    const glass = document.querySelector('.glass');
    const pxPerMm = Number.parseFloat(glass ? getComputedStyle(glass).getPropertyValue('--mm') : '');
    return [...document.querySelectorAll('.glass button')].flatMap((button) => {
      const { width, height } = button.getBoundingClientRect();
      if (width === 0 || button.closest('.keyboard')) return [];
      const mm = Math.min(width, height) / pxPerMm;
      return mm < least ? [`“${button.textContent.slice(0, 30)}” is ${mm.toFixed(1)} mm across`] : [];
    });
  }, leastMm);
}

/**
 * What a compositor would see at once: type that leaves the glass, type over other type, buttons over buttons, and lines cut by their own box.
 * The whole-glass buttons, what scrolls and the stage's own captions are left alone.
 */
export async function collisionsIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Seen = { readonly element: Element; readonly words: string; readonly box: DOMRect };
    const slackPx = 2;
    const isLeft = (element: Element) => element.closest('.whole, .scrolls, .trial, .behind, [data-stage], svg') !== null || getComputedStyle(element).clipPath !== 'none';
    const texts: Seen[] = [];
    const walker = document.createTreeWalker(document.querySelector('.glass') ?? document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const element = node.parentElement;
      if (!element || !node.textContent?.trim() || isLeft(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      texts.push(...[...range.getClientRects()].filter((box) => box.width > 1).map((box) => ({ element, words: node.textContent?.trim().slice(0, 24) ?? '', box: inked(element, box) })));
    }
    const buttons = [...document.querySelectorAll('.glass button')].filter((button) => !isLeft(button)).map((element) => ({ element, words: element.textContent.slice(0, 24), box: element.getBoundingClientRect() }));
    return [...texts.flatMap(outside), ...pairsOf(texts), ...pairsOf(buttons)];

    /** A line box is higher than its ink; what matters is what would be seen. */
    function inked(element: Element, box: DOMRect): DOMRect {
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      const middle = box.top + box.height / 2;
      return new DOMRect(box.left, middle - size * 0.36, box.width, size * 0.72);
    }
    function outside({ words, box }: Seen): readonly string[] {
      const isOut = box.left < -slackPx || box.top < -slackPx || box.right > innerWidth + slackPx || box.bottom > innerHeight + slackPx;
      return isOut ? [`“${words}” leaves the glass`] : [];
    }
    function pairsOf(seen: readonly Seen[]): readonly string[] {
      return seen.flatMap((one, index) => seen.slice(index + 1).flatMap((other) => (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element) || !doMeet(one.box, other.box) ? [] : [`“${one.words}” meets “${other.words}”`])));
    }
    function doMeet(one: DOMRect, other: DOMRect): boolean {
      return one.left < other.right - slackPx && other.left < one.right - slackPx && one.top < other.bottom - slackPx && other.top < one.bottom - slackPx;
    }
  });
}
