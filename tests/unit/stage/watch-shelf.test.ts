import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShelf, type Shelf } from '../../../renderer/stage/watch/watch-shelf.ts';

type Toy = { readonly id: string; readonly dispose: () => void };

function aShelf(most: number): { readonly shelf: Shelf<Toy>; readonly disposed: string[]; readonly loaded: string[] } {
  const disposed: string[] = [];
  const loaded: string[] = [];
  const shelf = openShelf<Toy>((id) => {
    loaded.push(id);
    return id === 'broken' ? Promise.reject(new Error('not a watch')) : Promise.resolve({ id, dispose: () => void disposed.push(id) });
  }, most);
  return { shelf, disposed, loaded };
}

test('puts away the watch that was used longest ago', async () => {
  const { shelf, disposed } = aShelf(2);
  for (const id of ['A', 'B', 'A', 'C']) await shelf.take(id);
  assert.deepEqual(disposed, ['B']);
});

test('never puts away a watch on the stage', async () => {
  const { shelf, disposed } = aShelf(1);
  shelf.hold(['A']);
  for (const id of ['A', 'B', 'C']) await shelf.take(id);
  assert.equal(disposed.includes('A'), false);
});

test('loads a watch once for two who ask at the same time', async () => {
  const { shelf, loaded } = aShelf(2);
  await Promise.all([shelf.take('A'), shelf.take('A')]);
  assert.deepEqual(loaded, ['A']);
});

test('tries a broken watch again when it is asked for again', async () => {
  const { shelf, loaded } = aShelf(2);
  await assert.rejects(shelf.take('broken'));
  await assert.rejects(shelf.take('broken'));
  assert.deepEqual(loaded, ['broken', 'broken']);
});

test('disposes a watch that arrives after the stage was closed', async () => {
  const { shelf, disposed } = aShelf(2);
  const arriving = shelf.take('A');
  shelf.dispose();
  await assert.rejects(arriving);
  assert.deepEqual(disposed, ['A']);
});
