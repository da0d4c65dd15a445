import { after, afterEach, before } from 'node:test';
import type { Browser } from 'playwright';
import { openConsoleMaison, type ConsoleMaison } from './console-maison.ts';
import { openConsole, openConsoleBrowser, type ConsoleLook, type ConsolePage } from './console-page.ts';

export type ConsoleStage = {
  readonly maison: () => ConsoleMaison;
  /** A browser of its own, inside the console: they share one session. */
  readonly staff: (look?: ConsoleLook) => Promise<ConsolePage>;
  /** A browser of its own, at the sign-in. */
  readonly visitor: () => Promise<ConsolePage>;
};

/** A hub and a Chromium for the tests of one `describe`; to be called in it. */
export function consoleStage(): ConsoleStage {
  const open: { maison?: ConsoleMaison; browser?: Browser } = {};
  before(async () => {
    [open.maison, open.browser] = await Promise.all([openConsoleMaison(), openConsoleBrowser()]);
  });
  after(async () => {
    await open.browser?.close();
    await open.maison?.dispose();
  });
  // A page that stays open goes on asking the hub: each test pays for its own only.
  afterEach(async () => void await Promise.all((open.browser?.contexts() ?? []).map((context) => context.close())));
  const maison = (): ConsoleMaison => {
    if (open.maison === undefined) throw new Error('the maison opens before the tests');
    return open.maison;
  };
  const visitor = (look?: ConsoleLook): Promise<ConsolePage> => {
    if (open.browser === undefined) throw new Error('the browser opens before the tests');
    return openConsole(open.browser, maison(), look);
  };
  return { maison, visitor: () => visitor(), staff: (look) => visitor({ ...look, isSignedIn: true }) };
}
