import { chromium, type BrowserServer, type CDPSession, type Page } from 'playwright';
import type { Contender } from './contenders.ts';
import { servedInstead } from './contenders.ts';
import { countDraws, type DrawnFrame } from './count-draws.ts';
import { firstPictureMs as seeFirstPicture, shareCovered } from './first-picture.ts';
import { memoryMb, processorMs } from './process-tree.ts';
import type { ContenderServer, ScriptBytes } from './serve-contenders.ts';

export type Size = { readonly width: number; readonly height: number };

/** Frames while a finger turns the model. */
export type Orbit = { readonly frameMs: readonly number[]; readonly pixelShare: readonly number[]; readonly draws: readonly number[] };

export type Visit = {
  readonly firstPictureMs: number;
  /** As the viewer governs itself. */
  readonly orbit: Orbit;
  /** With every pixel drawn. */
  readonly wholeOrbit: Orbit | undefined;
  readonly scripts: ScriptBytes;
  /** Share of the glass that the model covers, for what is compared is only as equal as that. */
  readonly coveredShare: number;
  readonly rest: { readonly processorShare: number; readonly drawnFrames: number };
  readonly memoryMb: number;
  /** Addresses outside this machine that the page asked for in vain. */
  readonly strayRequests: readonly string[];
};

/** Opens a contender's page in a browser of its own, turns its model, lets it rest, and answers what that took. */
export async function visit(contender: Contender, server: ContenderServer, size: Size, picturePath?: string): Promise<Visit> {
  const browserServer = await launch();
  try {
    const browser = await chromium.connect(browserServer.wsEndpoint());
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
    const strayRequests = await stayHere(page);
    await page.addInitScript(countDraws);
    const session = await page.context().newCDPSession(page);
    // A browser that has just started has pages of its own to draw, which take as long as a contender's.
    await settle(browserServer);
    await server.takeScripts();
    const firstPictureMs = await seeFirstPicture(page, session, server.urlOf(contender.name), firstPictureWithinMs);
    if (firstPictureMs === undefined) throw new Error(`${contender.name} showed nothing within ${firstPictureWithinMs / 1000} s; it asked for ${strayRequests.join(', ') || 'nothing strange'}`);
    await settle(browserServer);
    const coveredShare = await shareCovered(await page.screenshot({ timeout: pictureWithinMs, ...(picturePath === undefined ? {} : { path: picturePath }) }));
    const orbit = await turn(page, session, size);
    await contender.drawWhole?.(page);
    const wholeOrbit = contender.drawWhole === undefined ? undefined : await turn(page, session, size);
    await settle(browserServer);
    return { firstPictureMs, orbit, wholeOrbit, scripts: await server.takeScripts(), coveredShare, rest: await rest(page, browserServer), memoryMb: memoryMb(pidOf(browserServer)), strayRequests };
  } finally {
    await browserServer.close();
  }
}

export function launch(): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: process.env['VITRINE_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
  });
}

/** Answers requests that leave this machine from a package, or not at all. */
async function stayHere(page: Page): Promise<readonly string[]> {
  const strays: string[] = [];
  await page.route((url) => url.hostname !== '127.0.0.1', async (route) => {
    const file = servedInstead(new URL(route.request().url()));
    if (file !== undefined) return route.fulfill({ path: file, contentType: 'text/javascript' });
    if (!/^(data|blob):/.test(route.request().url())) strays.push(route.request().url());
    return route.abort();
  });
  return strays;
}

/** Waits until a browser has nothing left to do but a watch's steps. */
export async function settle(browser: BrowserServer): Promise<void> {
  const startMs = Date.now();
  while (Date.now() - startMs < settleWithinMs) {
    const before = processorMs(pidOf(browser));
    await new Promise((resolve) => setTimeout(resolve, quietMs));
    if (processorMs(pidOf(browser)) - before < quietMs * quietShare) return;
  }
}

/** A finger goes to and fro over the middle of the glass, sixty positions a second, whatever the page makes of them. */
async function turn(page: Page, session: CDPSession, { width, height }: Size): Promise<Orbit> {
  await page.evaluate(() => {
    window.drawnFrames.length = 0;
    window.isTimingFrames = true;
  });
  const y = height * 0.45;
  const xAt = (ms: number): number => width * (0.5 + 0.22 * Math.sin(ms / 700));
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number): Promise<unknown> => session.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: type === 'mouseMoved' ? 0 : 1 });
  await send('mousePressed', xAt(0));
  const startMs = Date.now();
  const sent: Promise<unknown>[] = [];
  let frames = 0;
  while ((Date.now() - startMs < leastTurnMs || frames < leastFrames) && Date.now() - startMs < mostTurnMs) {
    // Not waited for: a finger does not wait for the picture.
    sent.push(send('mouseMoved', xAt(Date.now() - startMs)));
    await new Promise((resolve) => setTimeout(resolve, 1000 / 60));
    if (sent.length % 30 === 0) frames = await page.evaluate(() => window.drawnFrames.length);
  }
  const drawn = await page.evaluate(() => {
    window.isTimingFrames = false;
    return window.drawnFrames.slice();
  });
  await Promise.all(sent);
  await send('mouseReleased', xAt(Date.now() - startMs));
  return orbitOf(drawn, width * height);
}

/** The first frames belong to the governor, which has to see that they are slow. */
function orbitOf(drawn: readonly DrawnFrame[], pixels: number): Orbit {
  const settled = drawn.slice(Math.min(warmFrames, Math.max(0, drawn.length - 3)));
  return {
    frameMs: settled.slice(1).map((frame, index) => frame.endMs - (settled[index]?.endMs ?? 0)),
    pixelShare: settled.map((frame) => frame.pixels / pixels),
    draws: settled.map((frame) => frame.draws),
  };
}

/** From some seconds after the last frame: until then a page's garbage is collected. */
async function rest(page: Page, browser: BrowserServer): Promise<Visit['rest']> {
  await new Promise((resolve) => setTimeout(resolve, restAfterMs));
  const frames = await page.evaluate(() => window.drawnFrames.length);
  const startMs = performance.now();
  const before = processorMs(pidOf(browser));
  await new Promise((resolve) => setTimeout(resolve, restMs));
  const processorShare = (processorMs(pidOf(browser)) - before) / (performance.now() - startMs);
  return { processorShare, drawnFrames: (await page.evaluate(() => window.drawnFrames.length)) - frames };
}

function pidOf(browser: BrowserServer): number {
  return browser.process().pid ?? Number.NaN;
}

const firstPictureWithinMs = 60_000;
const pictureWithinMs = 120_000;
const settleWithinMs = 40_000;
const quietMs = 2000;
const quietShare = 0.35;
const leastTurnMs = 3000;
const mostTurnMs = 15_000;
const leastFrames = 9;
const warmFrames = 4;
const restAfterMs = 8000;
const restMs = 5000;
