import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { badgeId, pieceSerial } from '#contract/ids.ts';
import type { EventPayload, TraySlot, WindowEvent } from '#contract/window-api.ts';
import type { AppointmentState } from '#domain/appointments/appointment.ts';
import type { AppointmentId, WatchId } from '#domain/ids.ts';
import type { Locale } from '#domain/locale.ts';
import { buildAll } from '../../native/setup/build.ts';
import { openRenderPage } from './render-page.ts';
import { stageBridge, type BridgeHand, type World } from './window-bridge.ts';
import { aWorld, builtFolder, formats, pageOf, type WorldOptions } from './window-world.ts';

const root = new URL('../../', import.meta.url).pathname;

/**
 * The built window in headless Chromium, with a bridge that answers from the demonstration maison: every scene without shell, core or hub.
 * `prepare` is given the page before it is opened.
 */
export async function openWindow(t: { readonly after: (end: () => Promise<void>) => void }, options: WorldOptions = {}, prepare = (_page: Page): Promise<void> => Promise.resolve()): Promise<WindowPage> {
  await buildAll(['window']);
  const world = await aWorld(options);
  const { width, height } = formats[options.format ?? 'portrait'];
  const scale = options.scale ?? 1;
  const html = pageOf(world, await readFile(join(root, 'build/window/index.html'), 'utf8'));
  const opened = await openRenderPage({ folder: join(root, 'build/window'), prepare: async (page) => {
    await page.route('**/index.html', (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
    await prepare(page);
  }, width: Math.round(width * scale), height: Math.round(height * scale), isFlat: world.display.tier === 'still', path: 'index.html', mounts: { '/built/': builtFolder }, beforeScripts: [`(${stageBridge.toString()})(${JSON.stringify(world)})`] });
  t.after(() => opened.close());
  return new WindowPage(opened.page, world, opened.faults);
}

/** What is on each slot of the tray. */
type Laid = readonly [TraySlot, TraySlot];

/** The window as a shopper has it: what can be touched, laid down and read. */
export class WindowPage {
  readonly page: Page;
  readonly world: World;
  readonly faults: readonly string[];
  #laid: Laid = [{ state: 'empty' }, { state: 'empty' }];

  constructor(page: Page, world: World, faults: readonly string[]) {
    this.page = page;
    this.world = world;
    this.faults = faults;
  }

  async sees(scene: string): Promise<void> {
    await this.page.waitForSelector(`[data-scene="${scene}"]`, { timeout: 40_000 });
  }

  scene(): Promise<string | null> {
    return this.page.locator('.glass').first().getAttribute('data-scene');
  }

  /** Everything that can be read. */
  text(): Promise<string> {
    return this.page.locator('.glass').first().innerText();
  }

  async touch(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).last().click({ timeout: 30_000 });
  }

  /** The nth of the ways that a part of the scene offers. */
  async take(part: string, nth: number): Promise<void> {
    await this.page.locator(`${part} button`).nth(nth).click({ timeout: 30_000 });
  }

  async speak(locale: Locale): Promise<void> {
    await this.page.locator(`.languages [lang="${locale}"]`).click({ timeout: 30_000 });
    await this.page.waitForSelector(`.glass[lang="${locale}"]`);
  }

  async touchTheRidge(): Promise<void> {
    await this.sees('attract');
    await this.page.locator('.attract .whole').dispatchEvent('pointerdown');
    await this.sees('room');
  }

  async seeTheWatch(): Promise<void> {
    await this.page.locator('.room .whole').press('Enter');
    await this.sees('watch');
  }

  /** Writes into a field with a keyboard that is plugged in. */
  async write(field: string, text: string): Promise<void> {
    await this.page.locator(`input[name="${field}"]`).focus();
    await this.page.keyboard.type(text);
  }

  async lay(watch: WatchId, slot: 0 | 1 = 0): Promise<void> {
    await this.#change(slot, { state: 'piece', serial: pieceSerial.parse(`${watch.slice(2, 5)}${watch.slice(6)}-0001`), watchId: watch });
  }

  async lift(slot: 0 | 1 = 0): Promise<void> {
    await this.#change(slot, { state: 'empty' });
  }

  /** A card that is not a known watch. */
  async layOther(state: 'unknown' | 'foreign' | 'unreadable' | 'crowded' | 'away', slot: 0 | 1 = 0): Promise<void> {
    await this.#change(slot, { state });
  }

  async tapBadge(): Promise<void> {
    await this.tell('client-mode-changed', { state: 'pin-wanted', badgeId: badgeId.parse('A-01'), triesLeft: 5 });
  }

  async enterPin(pin: string): Promise<void> {
    for (const digit of pin) await this.page.locator('.pin-keys').getByRole('button', { name: digit, exact: true }).click();
    await this.page.locator('.pin-keys button').last().click();
  }

  async tell<Channel extends WindowEvent>(channel: Channel, payload: EventPayload<Channel>): Promise<void> {
    await this.page.evaluate(([name, told]) => handOf().tell(name, told), [channel, payload] as const);
  }

  async appointmentBecomes(id: AppointmentId, state: AppointmentState, receivedBy: string | null = null): Promise<void> {
    await this.tell('appointment-changed', { id, state, slot: null, receivedBy });
  }

  asked(channel: string): Promise<readonly unknown[]> {
    return this.page.evaluate((wanted) => handOf().asked.filter((entry) => entry.channel === wanted).map((entry) => entry.input), channel);
  }

  async coreGoes(): Promise<void> {
    await this.page.evaluate(() => { handOf().isCoreAway = true; });
    await this.tell('core-changed', { isHere: false });
  }

  async fontsCome(): Promise<void> {
    await this.page.evaluate(async () => void (await document.fonts.ready));
  }

  /** The visitor goes; a new one finds the ridge. */
  async leaves(): Promise<void> {
    await this.take('.edge-ways', 1);
    await this.sees('attract');
  }

  /** Lights have passed, fonts and pictures have come. */
  async rests(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => null)));
    });
  }

  async #change(slot: 0 | 1, to: TraySlot): Promise<void> {
    this.#laid = slot === 0 ? [to, this.#laid[1]] : [this.#laid[0], to];
    await this.tell('tray-changed', { slots: [...this.#laid] });
  }
}

/** Lives in the page only, put there with the bridge. */
declare function handOf(): BridgeHand;
