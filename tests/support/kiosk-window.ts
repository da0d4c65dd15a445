import type { Page } from 'playwright';
import type { KioskUnderTest } from './launch-kiosk.ts';

export type Visitor = {
  readonly givenName: string;
  readonly email: string;
};

/** The window as a shopper sees it: what can be touched, in the words on the glass (French). */
export class KioskWindow {
  readonly #kiosk: KioskUnderTest;

  constructor(kiosk: KioskUnderTest) {
    this.#kiosk = kiosk;
  }

  get page(): Page {
    return this.#kiosk.page();
  }

  async sees(scene: string, timeoutMs = 20_000): Promise<void> {
    await this.page.waitForSelector(`[data-scene="${scene}"]`, { timeout: timeoutMs });
  }

  scene(): Promise<string | null> {
    return this.page.locator('.glass').first().getAttribute('data-scene');
  }

  async touch(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).last().click({ timeout: 10_000 });
  }

  async touchTheRidge(): Promise<void> {
    await this.sees('attract');
    const box = this.page.viewportSize() ?? { width: 540, height: 960 };
    await this.page.mouse.click(box.width / 2, box.height / 2);
    await this.sees('room');
  }

  async goToWatch(): Promise<void> {
    await this.touchTheRidge();
    await this.touch(/^Voir la montre/);
    await this.sees('watch');
  }

  /** From a watch to the form, for the first free hour of a meeting in the boutique. */
  async chooseMoment(): Promise<void> {
    await this.touch('L’essayer au poignet');
    await this.touch(/^En boutique/);
    await this.page.locator('.hours button').first().click({ timeout: 15_000 });
    await this.sees('who');
  }

  async write(field: string, text: string): Promise<void> {
    await this.page.locator(`input[name="${field}"]`).click();
    for (const letter of text) await this.page.locator('.keys button').filter({ hasText: new RegExp(`^${escaped(letter)}$`, 'i') }).first().click();
  }

  async say(visitor: Visitor): Promise<void> {
    await this.write('givenName', visitor.givenName);
    await this.write('email', visitor.email);
    await this.touch('Continuer');
    await this.sees('consent');
  }

  async ask(): Promise<void> {
    await this.touch(/^(Demander ce rendez-vous|Appeler un conseiller)$/);
    await this.sees('thanks');
  }

  /** The state that the visitor is told, as the scene carries it. */
  state(): Promise<string | null> {
    return this.page.locator('.thanks').getAttribute('data-state');
  }

  async seesState(state: string, timeoutMs = 20_000): Promise<void> {
    await this.page.waitForSelector(`.thanks[data-state="${state}"]`, { timeout: timeoutMs });
  }

  async leave(): Promise<void> {
    await this.touch('Terminer');
  }
}

function escaped(letter: string): string {
  return letter.replaceAll(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}
