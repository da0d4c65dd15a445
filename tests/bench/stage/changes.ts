import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeStagePage } from '../../../assets/stills/write-stage-page.ts';
import { openStage, type CardObjects, type StageOnPage } from '../../support/stage-on-page.ts';
import { toyWatch } from '../../support/toy-watch.ts';

/**
 * `npm run stage:changes -- [--changes 500] [--models DIR]`: changes the watch that often on a tiny glass and prints what
 * the card and the page's scripts hold after each hundred. Six watches for four places: every change loads one and puts one away.
 * Toy watches unless a folder of the atelier's is named. Fails when anything grew.
 */
type Held = CardObjects & { readonly changes: number; readonly heapMb: number };

const watches = [['A', 'W-MOR-01'], ['B', 'W-MOR-02'], ['C', 'W-NEV-01'], ['D', 'W-NEV-02'], ['E', 'W-ARE-01'], ['F', 'W-ARE-02']] as const;
const every = 100;
const heapSlackMb = 1;
const tenPastTen = { epochMs: 36_600_000, offsetMinutes: 0, awayOffsetMinutes: 0 };

const { values } = parseArgs({ options: { changes: { type: 'string' }, models: { type: 'string' } } });
const changes = Number(values.changes ?? 500);
const folder = await mkdtemp(join(tmpdir(), 'vitrine-changes-'));
try {
  await writeStagePage(folder);
  await writeWatches(folder, values.models);
  const stage = await openStage(folder, 90, 160);
  try {
    const held = await change(stage, changes);
    const grown = whatGrew(held);
    process.stdout.write(grown.length === 0 ? 'Nothing grew.\n' : `Grew: ${grown.join(', ')}\n`);
    process.exitCode = grown.length === 0 ? 0 : 1;
  } finally {
    await stage.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function writeWatches(into: string, models: string | undefined): Promise<void> {
  for (const [watchId, reference] of watches) {
    const file = join(into, `${watchId}.glb`);
    if (models === undefined) await writeFile(file, await toyWatch(watchId));
    else await copyFile(join(models, `${reference}.glb`), file);
  }
}

async function change(stage: StageOnPage, most: number): Promise<readonly Held[]> {
  const held: Held[] = [];
  // Two rounds first: what is made once for all watches is there then.
  for (let count = -2 * watches.length; count <= most; count += 1) {
    if (count >= 0 && count % every === 0) held.push(await look(stage, count));
    const [watchId] = watches[(count + 2 * watches.length) % watches.length] ?? ['A'];
    await stage.show({ shot: { kind: 'watch', watchId, pose: 'front' }, tier: 'low', mood: 'moraine', time: tenPastTen, isMotionReduced: true });
  }
  return held;
}

async function look(stage: StageOnPage, count: number): Promise<Held> {
  const held = { changes: count, ...(await stage.cardObjects()), heapMb: (await stage.heapBytes()) / 2 ** 20 };
  process.stdout.write(`${String(count).padStart(4)} changes: ${held.buffers} buffers, ${held.textures} textures, ${held.programs} programs, ${held.framebuffers} framebuffers, ${held.heapMb.toFixed(1)} MB of heap\n`);
  return held;
}

/** Which watches are on the shelf differs from one count to another, and so do their objects: growth is more at the end than ever before the middle. */
function whatGrew(held: readonly Held[]): readonly string[] {
  const half = held.slice(0, Math.ceil(held.length / 2));
  const last = held.at(-1);
  if (last === undefined || held.length < 2) throw new Error(`too few changes to see growth; at least ${every}`);
  const objects = (['buffers', 'textures', 'programs', 'framebuffers'] as const).filter((kind) => last[kind] > Math.max(...half.map((one) => one[kind])));
  const isHeapGrown = last.heapMb > Math.max(...half.map((one) => one.heapMb)) + heapSlackMb;
  return isHeapGrown ? [...objects, 'heap'] : objects;
}
