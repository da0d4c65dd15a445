import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { writeStagePage } from '../../assets/stills/write-stage-page.ts';
import type { Still } from '../../renderer/stage/shot.ts';
import { openStage, type StageOnPage } from '../support/stage-on-page.ts';
import { toyWatch } from '../support/toy-watch.ts';

const tenPastTen = { epochMs: 36_600_000, offsetMinutes: 0, awayOffsetMinutes: 0 };
const width = 270;
const height = 480;
let folder: string;
let stage: StageOnPage;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-stage-'));
  await writeStagePage(folder);
  for (const watchId of ['A', 'B', 'C', 'D', 'E', 'F']) await writeFile(join(folder, `${watchId}.glb`), await toyWatch(watchId));
  await writeFile(join(folder, 'broken.glb'), 'not a model');
  stage = await openStage(folder, width, height);
});

after(async () => {
  await stage.close();
  await rm(folder, { recursive: true });
});

const watch = (watchId: string, pose: 'hero' | 'front' | 'back' = 'front') => ({ shot: { kind: 'watch', watchId, pose }, tier: 'low', mood: 'moraine', time: tenPastTen, isMotionReduced: true } as const);

test('a watch fills at least 55 per cent of a portrait glass', async () => {
  // A dark strap on snow.
  await stage.show({ ...watch('A'), mood: 'neve' });
  const { top, bottom } = await stage.silhouette();
  assert.ok((bottom - top) / height >= 0.55, `it takes ${(bottom - top) / height}`);
});

test('hands stand where the time puts them', async () => {
  await stage.show({ ...watch('A'), mood: 'neve' });
  await stage.wake();
  const morning = await stage.picture();
  await stage.show({ ...watch('A'), mood: 'neve', time: { ...tenPastTen, epochMs: tenPastTen.epochMs + 5 * 3_600_000 + 1_500_000 } });
  await stage.wake();
  const difference = stage.difference(morning, await stage.picture());
  assert.ok(difference > 0.0008, `the pictures differ by ${difference}`);
});

test('a settled watch draws its hands\' steps and nothing else', async () => {
  await stage.show(watch('A'));
  const draws = await stage.drawsIn(2500);
  const frames = await stage.framesIn(1000);
  assert.ok(draws.frames <= 12, `${draws.frames} frames drew in 2.5 s`);
  assert.ok(frames <= 4, `${frames} animation frames ran in a second of rest`);
});

test('one WebGL context serves every shot', async () => {
  await stage.show({ ...watch('A'), shot: { kind: 'attract', watchId: 'A', isWoken: false } });
  await stage.show({ ...watch('A'), shot: { kind: 'movement', watchId: 'A', explode: 1, hasCaptions: true } }, { isSettling: false });
  await stage.show({ ...watch('A'), shot: { kind: 'life-size', watchId: 'A', pxPerMm: 4 } });
  await stage.show({ ...watch('A'), shot: { kind: 'compare', watchIds: ['A', 'B'] } });
  assert.equal(await stage.contextsOpened(), 1);
});

test('life-size is true to the millimetre', async () => {
  await stage.show({ ...watch('A'), mood: 'neve', shot: { kind: 'life-size', watchId: 'A', pxPerMm: 4 } });
  const { top, bottom } = await stage.silhouette();
  // From one end of the dark strap to the other: 88 mm.
  assert.ok(Math.abs((bottom - top) / 4 - 88) < 1, `88 mm appear as ${(bottom - top) / 4}`);
});

test('a drag turns the watch and it comes to rest on its back', async () => {
  await stage.show({ ...watch('A'), isMotionReduced: false });
  await stage.drag([200, 220], [20, 220]);
  assert.equal((await stage.describe()).side, 'back');
});

test('keys do what fingers do', async () => {
  await stage.show({ ...watch('A', 'hero') });
  await stage.press('4');
  assert.equal((await stage.describe()).side, 'crown-side');
});

test('parts that part carry their names, tied by lines that do not cross', async () => {
  await stage.show({ ...watch('A'), shot: { kind: 'movement', watchId: 'A', explode: 1, hasCaptions: true }, captions: { balance: 'Balancier', 'centre-wheel': 'Roue de centre' } }, { isSettling: false });
  await stage.waitForCaptions(2);
  assert.deepEqual((await stage.captions()).sort(), ['Balancier', 'Roue de centre']);
});

test('a missing model leaves the last picture and tells staff', async () => {
  await stage.show(watch('A'));
  const good = await stage.picture();
  await stage.show({ ...watch('missing') }, { isSettling: false });
  await stage.waitForReport('model-missing');
  assert.ok(stage.difference(good, await stage.picture()) < 0.002);
});

test('a broken model leaves the last picture and tells staff', async () => {
  await stage.show(watch('A'));
  const good = await stage.picture();
  await stage.show({ ...watch('broken') }, { isSettling: false });
  await stage.waitForReport('model-broken');
  assert.ok(stage.difference(good, await stage.picture()) < 0.002);
});

test('a lost context keeps the last picture on the glass and is drawn again within two seconds', async () => {
  await stage.show(watch('A'));
  const good = await stage.picture();
  await stage.loseContext();
  assert.ok(stage.difference(good, await stage.picture()) < 0.002);
  const tookMs = await stage.restoreContext();
  assert.ok(tookMs < 2000, `it took ${tookMs} ms`);
  assert.ok(stage.difference(good, await stage.picture()) < 0.004);
});

test('sixty changes of watch leave the card\'s memory flat', async () => {
  const round = async (): Promise<void> => {
    for (const watchId of ['A', 'B', 'C', 'D', 'E', 'F']) await stage.show(watch(watchId));
  };
  await round();
  await round();
  const first = await stage.cardObjects();
  for (let i = 0; i < 8; i += 1) await round();
  assert.deepEqual(await stage.cardObjects(), first);
});

// Last: it closes the context that the others share.
test('without a card a finger turns the watch through its pictures, and it comes to rest on one', async () => {
  const still = (file: string): Still => ({ url: `/${file}.png`, width: 54, height: 96, pxPerMm: 0.7, calibre: '', centre: null, layers: [] });
  const turns = Array.from({ length: 24 }, (_, at) => ({ azimuthDeg: 22 + at * 15, still: still(`turn-${at}`) }));
  for (const file of ['hero', ...turns.map((_, at) => `turn-${at}`)]) await writeFile(join(folder, `${file}.png`), await sharp({ create: { width: 54, height: 96, channels: 4, background: '#888' } }).png().toBuffer());
  await stage.show({ ...watch('A', 'hero'), tier: 'still', isMotionReduced: false, stillsByKey: { 'A.hero.portrait': still('hero') }, turnsById: { A: turns } });
  assert.equal(await stage.shownStill(), '/hero.png');
  await stage.drag([200, 220], [20, 220]);
  await stage.waitForStill('/turn-11.png');
  assert.equal((await stage.describe()).side, 'back');
});
