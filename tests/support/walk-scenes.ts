import type { Page } from 'playwright';
import type { Locale } from '#domain/locale.ts';
import type { KioskUnderTest } from './launch-kiosk.ts';

export type WalkedScene = 'attract' | 'room' | 'watch' | 'sheet' | 'story' | 'movement' | 'parted' | 'life-size' | 'wrist' | 'keep' | 'meet' | 'when' | 'who' | 'consent' | 'thanks';

export type WalkOptions = {
  readonly locale: Locale;
  /** Called in each scene once it rests. */
  readonly visit: (scene: WalkedScene, page: Page) => Promise<void>;
  readonly scenes?: ReadonlySet<string>;
  readonly restMs?: number;
};

const languageOrder: readonly Locale[] = ['fr', 'en', 'zh-Hans', 'ja', 'ar'];

/** Walks a fresh kiosk through every scene that needs no tray, by position and not by words, so that it serves every language. */
export async function walkScenes(kiosk: KioskUnderTest, options: WalkOptions): Promise<void> {
  const page = kiosk.page();
  const press = async (selector: string, index = 0): Promise<void> => page.locator(selector).nth(index).click({ timeout: 15_000 });
  const see = async (scene: WalkedScene): Promise<void> => {
    if (options.scenes && !options.scenes.has(scene)) return;
    await rest(page, options.restMs ?? 1_200);
    await options.visit(scene, page);
  };
  const back = (): Promise<void> => press('.edge-ways button', 0);

  await page.waitForSelector('[data-scene="attract"]', { timeout: 30_000 });
  await press('.languages button', languageOrder.indexOf(options.locale));
  await see('attract');
  await page.locator('.attract .whole').dispatchEvent('pointerdown');
  await page.waitForSelector('[data-scene="room"]');
  await see('room');
  await page.locator('.room .whole').press('Enter');
  await see('watch');
  const ways = '.watch-ways button';
  await press(ways, 1);
  await see('story');
  await back();
  await press(ways, 2);
  await see('movement');
  await press('.movement-ways button', 0);
  await see('parted');
  await back();
  await press(ways, 3);
  await see('life-size');
  await press('.calibrate .verb');
  await see('wrist');
  await back();
  await press(ways, 4);
  await see('sheet');
  await press('.sheet-ways button', 1);
  await press(ways, 5);
  await press(ways, 5);
  await see('keep');
  await back();
  await press(ways, 0);
  await see('meet');
  await press('.meet-ways button', 0);
  await page.waitForSelector('.hours button', { timeout: 20_000 });
  await see('when');
  await press('.hours button', 0);
  await page.waitForSelector('[data-scene="who"]');
  await page.locator('input[name="familyName"]').press('L');
  await page.locator('input[name="familyName"]').press('i');
  await page.locator('input[name="phone"]').click();
  for (const digit of '+41791234567') await page.locator('input[name="phone"]').press(digit);
  await see('who');
  await press('.who-ways button', 0);
  await see('consent');
  await press('.consent-ways button', 0);
  await page.waitForSelector('.thanks[data-state="confirmed"]', { timeout: 30_000 });
  await see('thanks');
}

/** Lights have passed and fonts have come. */
async function rest(page: Page, restMs: number): Promise<void> {
  await page.evaluate(async (ms) => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }, restMs);
}
