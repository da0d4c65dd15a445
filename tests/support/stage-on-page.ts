import sharp from 'sharp';
import type { StagePage, StageWish } from '../../renderer/stage/page/page-contract.ts';
import type { StageReport, ViewDescription } from '../../renderer/stage/shot.ts';
import { openRenderPage } from './render-page.ts';

export type CardObjects = { readonly textures: number; readonly buffers: number; readonly programs: number; readonly framebuffers: number };
/** RGBA, row by row from the top. */
export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** The stage in a browser, as a tester speaks of it. */
export type StageOnPage = {
  readonly show: (wish: StageWish, how?: { readonly isSettling: boolean }) => Promise<void>;
  readonly picture: () => Promise<Pixels>;
  /** Mean difference of two pictures, 0 to 1. */
  readonly difference: (a: Pixels, b: Pixels) => number;
  /** Box of everything that is clearly not the ground nor a shadow on it. */
  readonly silhouette: () => Promise<Box>;
  readonly drag: (from: readonly [number, number], to: readonly [number, number]) => Promise<void>;
  /** Lets the stage draw now instead of at its next beat. */
  readonly wake: () => Promise<void>;
  readonly press: (key: string) => Promise<void>;
  /** File of the build-time picture that is on the glass. */
  readonly shownStill: () => Promise<string | undefined>;
  readonly waitForStill: (file: string) => Promise<void>;
  readonly describe: () => Promise<ViewDescription>;
  readonly captions: () => Promise<string[]>;
  readonly waitForCaptions: (count: number) => Promise<void>;
  readonly waitForReport: (kind: StageReport['kind']) => Promise<void>;
  readonly drawsIn: (ms: number) => Promise<{ readonly frames: number }>;
  readonly framesIn: (ms: number) => Promise<number>;
  readonly contextsOpened: () => Promise<number>;
  readonly cardObjects: () => Promise<CardObjects>;
  /** What the page's scripts hold once garbage is collected. */
  readonly heapBytes: () => Promise<number>;
  readonly loseContext: () => Promise<void>;
  /** Milliseconds until the picture is drawn again. */
  readonly restoreContext: () => Promise<number>;
  readonly close: () => Promise<void>;
};

export async function openStage(folder: string, width: number, height: number): Promise<StageOnPage> {
  const { page, close } = await openRenderPage({ folder, width, height, path: '?idle', beforeScripts: [watchCard] });
  const picture = async (): Promise<Pixels> => pixelsOf(await page.screenshot());
  const settle = (): Promise<void> => page.evaluate(() => cardOf(window).stagePage.settled());
  const card = <T>(read: (counts: CardCounts) => T): Promise<T> => page.evaluate(`(${read.toString()})(window.cardCounts)`) as Promise<T>;
  return {
    show: async (wish, how = { isSettling: true }) => {
      const urls = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F', 'missing', 'broken'].map((watchId) => [watchId, `/${watchId}.glb`]));
      await page.evaluate((shown) => cardOf(window).stagePage.show(shown), { modelUrls: urls, ...wish });
      if (!how.isSettling) return;
      await settle();
      // The light that uncovers the new picture travels for a moment.
      await page.waitForFunction(() => document.getAnimations().length === 0);
    },
    picture,
    difference: differenceOf,
    silhouette: async () => silhouetteOf(await picture()),
    drag: async (from, to) => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 12 });
      // A finger that has stopped: however fast the machine is, the watch does not go on by itself.
      await page.waitForTimeout(120);
      await page.mouse.move(to[0] + 1, to[1]);
      await page.mouse.up();
      await settle();
    },
    wake: async () => {
      await page.evaluate(() => cardOf(window).stagePage.nudge(0, 0, 1));
      await settle();
    },
    press: async (key) => {
      await page.focus('[data-stage]');
      await page.keyboard.press(key);
      await settle();
    },
    shownStill: () => page.evaluate(shownStill),
    waitForStill: async (file) => void (await page.waitForFunction(`(${shownStill.toString()})() === ${JSON.stringify(file)}`)),
    describe: () => page.evaluate(() => cardOf(window).stagePage.describe() as ViewDescription),
    captions: () => page.$$eval('[data-part]', (elements) => elements.map((element) => element.textContent)),
    waitForCaptions: async (count) => void (await page.waitForFunction((wanted) => document.querySelectorAll('[data-part]').length >= wanted, count)),
    waitForReport: async (kind) => void (await page.waitForFunction((wanted) => cardOf(window).stagePage.reports.some((report) => report.kind === wanted), kind)),
    drawsIn: async (ms) => {
      const start = await card((counts) => counts.framesWithDraws);
      await page.waitForTimeout(ms);
      return { frames: (await card((counts) => counts.framesWithDraws)) - start };
    },
    framesIn: async (ms) => {
      const start = await card((counts) => counts.animationFrames);
      await page.waitForTimeout(ms);
      return (await card((counts) => counts.animationFrames)) - start;
    },
    contextsOpened: () => card((counts) => counts.contexts.length),
    cardObjects: () => card(({ textures, buffers, programs, framebuffers }) => ({ textures, buffers, programs, framebuffers })),
    heapBytes: async () => {
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const { usedSize } = await session.send('Runtime.getHeapUsage');
      await session.detach();
      return usedSize;
    },
    loseContext: async () => {
      await card((counts) => counts.contexts[0]?.getExtension('WEBGL_lose_context')?.loseContext());
      await page.waitForFunction(() => cardOf(window).stagePage.reports.some((report) => report.kind === 'context-lost'));
    },
    restoreContext: async () => {
      const start = Date.now();
      await card((counts) => counts.lose?.restoreContext());
      await settle();
      return Date.now() - start;
    },
    close,
  };
}

type CardCounts = CardObjects & {
  readonly contexts: readonly WebGL2RenderingContext[];
  readonly framesWithDraws: number;
  readonly animationFrames: number;
  readonly lose: WEBGL_lose_context | null;
};

/** Runs in the page before any script: counts what the card holds and draws. */
const watchCard = `
window.cardOf = (from) => from;
const counts = (window.cardCounts = { contexts: [], textures: 0, buffers: 0, programs: 0, framebuffers: 0, framesWithDraws: 0, animationFrames: 0, lose: null });
const count = (name, more) => {
  const original = WebGL2RenderingContext.prototype[name];
  WebGL2RenderingContext.prototype[name] = function (...args) { more(args); return original.apply(this, args); };
};
for (const [kind, field] of [['Texture', 'textures'], ['Buffer', 'buffers'], ['Program', 'programs'], ['Framebuffer', 'framebuffers']]) {
  count('create' + kind, () => { counts[field] += 1; });
  count('delete' + kind, ([object]) => { if (object) counts[field] -= 1; });
}
let drew = false;
for (const name of ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced']) count(name, () => { drew = true; });
const askFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => askFrame((ms) => {
  counts.animationFrames += 1;
  drew = false;
  callback(ms);
  if (drew) counts.framesWithDraws += 1;
});
const getContext = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  const context = getContext.call(this, kind, ...rest);
  if (kind === 'webgl2' && context && !counts.contexts.includes(context)) {
    counts.contexts.push(context);
    counts.lose = context.getExtension('WEBGL_lose_context');
  }
  return context;
};`;

/** Runs in the page. */
function shownStill(): string | undefined {
  const image = [...document.querySelectorAll<HTMLImageElement>('[data-still="shown"] img')].find((one) => one.checkVisibility({ visibilityProperty: true }));
  return image === undefined ? undefined : new URL(image.src).pathname;
}

/** The page's own globals, typed; they exist in the page only. */
declare function cardOf(from: Window): { readonly stagePage: StagePage };

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

function differenceOf(a: Pixels, b: Pixels): number {
  let sum = 0;
  for (let at = 0; at < a.data.length; at += 1) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0));
  return sum / a.data.length / 255;
}

function silhouetteOf(picture: Pixels): Box {
  const ground = picture.data.subarray(0, 3);
  const box = { left: picture.width, right: 0, top: picture.height, bottom: 0 };
  for (let y = 0; y < picture.height; y += 1) {
    for (let x = 0; x < picture.width; x += 1) {
      const at = (y * picture.width + x) * 4;
      const differs = [0, 1, 2].some((channel) => Math.abs((picture.data[at + channel] ?? 0) - (ground[channel] ?? 0)) > clearlyNotGround);
      if (!differs) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box;
}

const clearlyNotGround = 60;
