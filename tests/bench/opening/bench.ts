import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { buildAll } from '../../../native/setup/build.ts';
import { projectRoot } from '../../../native/setup/places.ts';
import { stageBridge } from '../../support/window-bridge.ts';
import { aWorld, builtFolder, formats, pageOf } from '../../support/window-world.ts';
import { distributionOf, type Bench } from '../measured.ts';
import { contenders, writeContenders } from '../stage/contenders.ts';
import { firstPictureMs } from '../stage/first-picture.ts';
import { serveContenders } from '../stage/serve-contenders.ts';
import { launch, settle } from '../stage/visit.ts';

export const usualRuns = 5;

const size = formats.portrait;
const peer = 'bare-r3f';
const model = join(builtFolder, 'models/W-MOR-01.glb');
const withinMs = 60_000;

/** The first picture on the glass: the window, whose page comes as the shell serves it, with the still it opens on while its stage comes, beside a page that draws the model at once; each in a browser of its own that has come to rest. */
export const bench: Bench = async ({ runs, say }) => {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-bench-opening-'));
  try {
    await writeContenders(folder, model, contenders.filter(({ name }) => name === peer));
    await buildAll(['window']);
    await mkdir(join(folder, 'window'));
    await cp(join(projectRoot, 'build/window'), join(folder, 'window'), { recursive: true });
    await symlink(builtFolder, join(folder, 'built'));
    const world = await aWorld({ tier: 'full' });
    const page = join(folder, 'window/index.html');
    await writeFile(page, pageOf(world, await readFile(page, 'utf8')));
    const server = await serveContenders(folder);
    const bridge = `(${stageBridge.toString()})(${JSON.stringify(world)})`;
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let run = 1; run <= runs; run += 1) {
      ours.push(await openingMs(server.urlOf('window'), [bridge]));
      theirs.push(await openingMs(server.urlOf(peer), []));
      say(`run ${run}: the window ${ours.at(-1)?.toFixed(0)} ms, ${peer} ${theirs.at(-1)?.toFixed(0)} ms`);
    }
    await server.close();
    return { unit: 'ms', ours: distributionOf(ours), peer: { name: peer, ...distributionOf(theirs) }, aim: 0.1, remarks: [`${size.width}×${size.height}, a picture as the page's own frames showed it; the window with its whole programme, its stage at the tier of a card`] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function openingMs(url: string, beforeScripts: readonly string[]): Promise<number> {
  const browserServer = await launch();
  try {
    const browser = await chromium.connect(browserServer.wsEndpoint());
    const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1 });
    for (const script of beforeScripts) await page.addInitScript(script);
    await settle(browserServer);
    const tookMs = await firstPictureMs(page, await page.context().newCDPSession(page), url, withinMs);
    if (tookMs === undefined) throw new Error(`${url} showed nothing within ${withinMs / 1000} s`);
    return tookMs;
  } finally {
    await browserServer.close();
  }
}
