import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoxGeometry, Group, Mesh, PerspectiveCamera, Vector3 } from 'three';
import { footprintOf, stepHands } from '../../../renderer/stage/scene/hand-footprint.ts';
import type { Region } from '../../../renderer/stage/picture/region.ts';

const side = 1000;

/** A hand 12 mm long, 1 mm above its dial, seen from straight before it: a millimetre is some 21 pixels. */
function aHand(clockwiseDeg: number): { readonly hand: Group; readonly watch: Group; readonly camera: PerspectiveCamera } {
  const watch = new Group();
  const hand = new Group();
  const blade = new Mesh(new BoxGeometry(0.001, 0.012, 0.0001));
  blade.position.set(0, 0.006, 0.001);
  hand.add(blade);
  hand.rotation.z = (-clockwiseDeg * Math.PI) / 180;
  watch.add(hand);
  watch.updateMatrixWorld();
  const camera = new PerspectiveCamera(10, 1, 0.01, 1);
  camera.position.z = 0.27;
  camera.updateMatrixWorld();
  return { hand, watch, camera };
}

function footprint(clockwiseDeg: number, toLight: Vector3): Region {
  const { hand, watch, camera } = aHand(clockwiseDeg);
  const found = footprintOf(hand, watch, toLight, camera, side, side);
  assert.ok(found);
  return found;
}

const overhead = new Vector3(0, 0, 1);

test('a hand at twelve takes a strip as narrow as itself', () => {
  const { width, height } = footprint(0, overhead);
  assert.ok(width < 45 && height > 250, `${width} by ${height}`);
});

test('light from the left lays the shadow to the right', () => {
  const under = footprint(0, overhead);
  const beside = footprint(0, new Vector3(-1, 0, 1));
  const reach = beside.x + beside.width - (under.x + under.width);
  assert.ok(reach > 15 && reach < 40 && beside.x >= under.x - 1, `it reaches ${reach} pixels further`);
});

test('a hand that is not to be seen takes no room', () => {
  const { hand, watch, camera } = aHand(0);
  hand.visible = false;
  assert.equal(footprintOf(hand, watch, overhead, camera, side, side), undefined);
});

const at = (x: number, y: number): Region => ({ x, y, width: 10, height: 10 });

test('hands far apart are drawn apart, hands that meet together', () => {
  const { regions } = stepHands([at(0, 0), at(500, 500), at(15, 0)], [at(10, 0), at(510, 500), at(25, 0)], 4);
  assert.deepEqual(regions, [{ x: 500, y: 500, width: 20, height: 10 }, { x: 0, y: 0, width: 35, height: 10 }]);
});

test('a slow hand counts as drawn where it was until it has moved by pixels, however many steps that takes', () => {
  const first = stepHands([at(100, 0)], [at(102, 0)], 4);
  const second = stepHands(first.hands, [at(104, 0)], 4);
  assert.deepEqual([first.regions, second.regions], [[], [{ x: 100, y: 0, width: 14, height: 10 }]]);
});
