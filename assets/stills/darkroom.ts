import type { StagePage, StageWish } from '../../renderer/stage/page/page-contract.ts';
import { openRenderPage } from './render-page.ts';

/** CSS pixels of the picture, from its top left. */
export type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type MeasuredHand = { readonly hand: string; readonly arbor: string; readonly plane: readonly number[] };

/** The stage on a page of its own, in which pictures with a clear ground are taken. */
export type Darkroom = {
  readonly show: (wish: StageWish) => Promise<void>;
  /** PNG of the picture, or of a part of it, with these hands at these angles and no others. */
  readonly expose: (angles: Readonly<Record<string, number>>, clip?: Clip) => Promise<Buffer>;
  /** Turns the watch about its upright. */
  readonly nudge: (azimuthDeg: number) => Promise<void>;
  readonly measure: () => Promise<readonly MeasuredHand[]>;
  /** Where a hand and its shadow are at an angle; undefined when the hand is not in the picture. */
  readonly placeOf: (hand: string, angleDeg: number) => Promise<Clip | undefined>;
  readonly pxPerMm: () => Promise<number>;
  readonly calibre: () => Promise<string>;
  readonly close: () => Promise<void>;
};

export async function openDarkroom(folder: string, models: string, width: number, height: number): Promise<Darkroom> {
  const { page, faults, close } = await openRenderPage({ folder, width, height, path: '?idle', mounts: { '/models/': models } });
  await page.addStyleTag({ content: 'html, body { background: transparent !important }' });
  const settle = async (): Promise<void> => {
    await page.evaluate(() => stageOf(window).settled());
    const reports = await page.evaluate(() => stageOf(window).reports);
    if (reports.length > 0 || faults.length > 0) throw new Error(`the stage could not show the watch: ${JSON.stringify(reports)} ${faults.join(' ')}`);
  };
  await page.addScriptTag({ content: 'window.stageOf = (from) => from.stagePage' });
  const pose = (angles: Readonly<Record<string, number>>): Promise<void> => page.evaluate((wanted) => stageOf(window).studio()?.poseHands(wanted), angles);
  return {
    show: async (wish) => {
      const watchId = wish.shot !== undefined && 'watchId' in wish.shot ? wish.shot.watchId : '';
      await page.evaluate((shown) => stageOf(window).show(shown), { modelUrls: { [watchId]: `/models/${watchId}.glb` }, ...wish });
      await settle();
    },
    expose: async (angles, clip) => {
      await pose(angles);
      await settle();
      return Buffer.from(await page.evaluate(grab, clip ?? { x: 0, y: 0, width, height }), 'base64');
    },
    nudge: async (azimuthDeg) => {
      await page.evaluate((deg) => stageOf(window).nudge(deg, 0), azimuthDeg);
      await settle();
    },
    measure: () => page.evaluate(() => stageOf(window).studio()?.measureHands().map(({ hand, arbor, plane }) => ({ hand, arbor, plane })) ?? []),
    placeOf: async (hand, angleDeg) => {
      await pose({ [hand]: angleDeg });
      const region = await page.evaluate((name) => stageOf(window).studio()?.measureHands().find((one) => one.hand === name)?.region, hand);
      return region === undefined ? undefined : { x: region.x, y: height - region.y - region.height, width: region.width, height: region.height };
    },
    pxPerMm: () => page.evaluate(() => stageOf(window).studio()?.pxPerMm() ?? 0),
    calibre: () => page.evaluate(() => stageOf(window).studio()?.calibre() ?? ''),
    close,
  };
}

/** Runs in the page: base64 PNG of a part of the last full picture. */
function grab({ x, y, width, height }: Clip): string {
  const picture = document.querySelector<HTMLCanvasElement>('[data-last-picture]');
  const part = document.createElement('canvas');
  part.width = width;
  part.height = height;
  if (picture !== null) part.getContext('2d')?.drawImage(picture, -x, -y);
  return part.toDataURL('image/png').slice('data:image/png;base64,'.length);
}

/** The page's own global, typed; it exists in the page only. */
declare function stageOf(from: Window): StagePage;
