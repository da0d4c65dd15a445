import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoxGeometry, Group, Mesh, PerspectiveCamera } from 'three';
import { scaleRegion } from '../../../renderer/stage/picture/region.ts';
import { castRegionOf } from '../../../renderer/stage/scene/cast-region.ts';
import { castOf } from '../../../renderer/stage/scene/cast.ts';
import type { WatchRig } from '../../../renderer/stage/watch/watch-rig.ts';

const side = 1000;

/** A box of 40 mm, seen from straight before it: its near face takes 400 of 1000 pixels. */
function aBox(): { readonly root: Group; readonly camera: PerspectiveCamera } {
  const root = new Group();
  root.add(new Mesh(new BoxGeometry(0.04, 0.04, 0.01)));
  const camera = new PerspectiveCamera(2 * Math.atan(0.05 / 0.3) * (180 / Math.PI), 1, 0.1, 1);
  camera.position.z = 0.305;
  camera.updateMatrixWorld();
  return { root, camera };
}

const regionOf = ({ root, camera }: ReturnType<typeof aBox>): ReturnType<typeof castRegionOf> => castRegionOf(castOf('one', [{ root } as WatchRig]), camera, side, side);

test('a watch takes its own box and the reach of its smoothed edges', () => {
  assert.deepEqual(regionOf(aBox()), { x: 292, y: 292, width: 416, height: 416 });
});

test('what is not to be seen takes no room, what moves moves it', () => {
  const seen = aBox();
  const hidden = new Mesh(new BoxGeometry(0.09, 0.09, 0.001));
  hidden.visible = false;
  seen.root.add(hidden);
  seen.root.position.x = 0.02;
  assert.deepEqual(regionOf(seen), { x: 492, y: 292, width: 416, height: 416 });
});

test('a watch beside the glass is nowhere in the picture', () => {
  const seen = aBox();
  seen.root.position.x = 0.2;
  assert.equal(regionOf(seen), undefined);
});

test('what reaches behind the lens may be anywhere', () => {
  const seen = aBox();
  seen.root.position.z = 0.302;
  assert.deepEqual(regionOf(seen), { x: 0, y: 0, width: side, height: side });
});

test('a smaller picture\'s region holds all that the whole one\'s does', () => {
  assert.deepEqual(scaleRegion({ x: 101, y: 11, width: 98, height: 10 }, 0.25), { x: 25, y: 2, width: 25, height: 4 });
});
