import assert from 'node:assert/strict';
import { it } from 'node:test';
import { watchId } from '#contract/ids.ts';
import type { Scene } from '#domain/visit/visit.ts';
import { demonstrationContent } from '../../../assets/maison/demonstration.ts';
import { directStage, type DirectionFacts } from '../../../renderer/window/picture/stage-direction.ts';

const document = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });
const facts: DirectionFacts = { document, format: 'portrait', pxPerMm: 3.6, wristMm: 56, explode: 0, selection: [], isMirrored: false };
const regel = watchId.parse('W-NEV-01');
const watch: Scene = { name: 'watch', watchId: regel, isSheetOpen: false };

it('gives the watch at least 55 % of a tall glass', () => {
  assert.ok((directStage(watch, facts).place?.heightShare ?? 0) >= 0.55);
});

it('lets each collection live in its own hour', () => {
  const hours = document.watches.map(({ id, collection }) => directStage({ ...watch, watchId: id }, facts).mood === collection);
  assert.ok(hours.every(Boolean));
});

it('always begins on Arête’s ridge, whichever watch is featured', () => {
  assert.deepEqual(directStage({ name: 'attract' }, facts).shot, { kind: 'attract', watchId: 'W-ARE-01', isWoken: false });
});

it('mirrors where the watch stands, never the picture, where one reads from right to left', () => {
  const [here, mirrored] = [directStage(watch, facts), directStage(watch, { ...facts, isMirrored: true })];
  const sum = (here.place?.centreX ?? 0) + (mirrored.place?.centreX ?? 0);
  // A little further than mirrored: the strap hangs to the right, where the type now stands.
  assert.ok(sum > 0.9 && sum < 1, String(sum));
  assert.deepEqual(mirrored.shot, here.shot);
});

it('stands each of two watches beneath its own name, also where the first name is on the right', () => {
  const compare: Scene = { name: 'compare', watchIds: [watchId.parse('W-MOR-01'), regel] };
  const { shot } = directStage(compare, { ...facts, isMirrored: true });
  assert.deepEqual(shot, { kind: 'compare', watchIds: [regel, 'W-MOR-01'] });
});

it('shows beside a form the watch that was kept last', () => {
  const { shot } = directStage({ name: 'meet', kind: null }, { ...facts, selection: [watchId.parse('W-MOR-01'), regel] });
  assert.ok('watchId' in shot && shot.watchId === regel);
});

it('draws at life size with the panel’s own pitch', () => {
  const { shot } = directStage({ name: 'life-size', watchId: regel }, facts);
  assert.ok(shot.kind === 'life-size' && shot.pxPerMm === 3.6);
});
