import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright';
import { badgeFile, type BadgeFile } from '#contract/badge.ts';
import { buildAll } from '../../native/setup/build.ts';
import type { SectionName } from '../../renderer/console/address.ts';
import type { ConsoleMaison } from './console-maison.ts';

/** A member of staff at the console in a real browser, by what they do and see. */
export type ConsolePage = {
  readonly page: Page;
  readonly tryToSignIn: (account: string, password: string) => Promise<void>;
  /** As the maison's own staff when nobody is named. */
  readonly signIn: (account?: string, password?: string) => Promise<void>;
  readonly goTo: (place: SectionName | `settings/${string}`) => Promise<void>;
  /** Waits until these words stand somewhere on the page. */
  readonly reads: (words: string | RegExp) => Promise<void>;
  readonly press: (button: string | RegExp) => Promise<void>;
  readonly write: (label: string, text: string) => Promise<void>;
  readonly choose: (label: string, option: string) => Promise<void>;
  readonly save: () => Promise<void>;
  readonly openWindow: (name: string) => Promise<void>;
  /** The cells of the row that holds these words. */
  readonly row: (words: string) => Promise<readonly string[]>;
  readonly makePairingCode: (name: string, role: string) => Promise<string>;
  readonly issueBadge: (badge: string, advisor: string, pin: string) => Promise<BadgeFile>;
};

export type ConsoleLook = {
  readonly scheme?: 'light' | 'dark';
  /** Begins inside, with the session of the maison's staff, rather than at the sign-in. */
  readonly isSignedIn?: boolean;
};

/** Chromium with the console as it is now, built when it changed. */
export async function openConsoleBrowser(): Promise<Browser> {
  await buildAll(['console']);
  return chromium.launch({ executablePath: '/usr/bin/chromium' });
}

/** A browser of its own: cookies and all. */
export async function openConsole(browser: Browser, maison: ConsoleMaison, { scheme = 'light', isSignedIn = false }: ConsoleLook = {}): Promise<ConsolePage> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, colorScheme: scheme, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(10_000);
  if (isSignedIn) await context.addCookies([sessionCookie(maison)]);
  const page = await context.newPage();
  await page.goto(`${maison.hub.url}/console/`);
  return consolePage(page, maison);
}

function sessionCookie({ hub, staff }: ConsoleMaison) {
  const [name = '', value = ''] = staff.cookie.split('=');
  return { name, value, domain: new URL(hub.url).hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' as const };
}

function consolePage(page: Page, maison: ConsoleMaison): ConsolePage {
  const press: ConsolePage['press'] = (name) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const write: ConsolePage['write'] = (label, text) => page.getByLabel(label, { exact: true }).and(page.locator('input:not([type="checkbox"]), textarea')).fill(text);
  const choose: ConsolePage['choose'] = async (label, option) => void await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option });
  const tryToSignIn: ConsolePage['tryToSignIn'] = async (account, password) => {
    await write('Account', account);
    await write('Password', password);
    const answered = page.waitForResponse((response) => response.url().endsWith('/sign-in'));
    await press('Sign in');
    await answered;
  };
  return {
    page, press, write, choose, tryToSignIn,
    signIn: async (account = maison.account.account, password = maison.account.password) => {
      await tryToSignIn(account, password);
      await page.getByRole('navigation', { name: 'Sections' }).waitFor();
    },
    goTo: async (place) => {
      await page.evaluate((to) => { window.location.hash = to; }, place);
      const name = place.split('/')[0] ?? '';
      await page.locator(`nav a[href="#${name}"][aria-current="page"]`).waitFor();
    },
    reads: (words) => page.getByText(words).first().waitFor(),
    save: () => press('Save'),
    openWindow: async (name) => {
      await page.getByRole('link', { name: 'Windows' }).first().click();
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
    },
    row: async (words) => {
      const row = page.getByRole('row').filter({ hasText: words }).first();
      await row.waitFor();
      return row.getByRole('cell').allInnerTexts();
    },
    makePairingCode: async (name, role) => {
      await press('Pair a window');
      await write('Name', name);
      await choose('Role', role);
      await press('Make a code');
      return page.getByTestId('pairing-code').innerText();
    },
    issueBadge: async (badge, advisor, pin) => {
      await press('Issue a badge');
      await write('Badge', badge);
      await choose('Advisor', advisor);
      await write('PIN, typed by the advisor', pin);
      await press('Issue');
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Save its file' }).click();
      return badgeFile.parse(JSON.parse(await readFile(await (await download).path(), 'utf8')));
    },
  };
}
