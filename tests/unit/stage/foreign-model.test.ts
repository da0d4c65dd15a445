import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Box3, BoxGeometry, Group, Mesh, Vector3 } from 'three';
import { aimOfShot } from '../../../renderer/stage/motion/shot-aim.ts';
import { standForeign } from '../../../renderer/stage/watch/girth.ts';
import { extensionsOf } from '../../../renderer/stage/watch/more-decoders.ts';

const boxOf = (widthM: number, heightM: number, depthM: number): Group => new Group().add(new Mesh(new BoxGeometry(widthM, heightM, depthM).translate(3, 2, 1)));

test('a model made in another unit is brought to a size that is held in the hand, its middle in the middle', () => {
  for (const unit of [0.001, 1, 1000]) {
    const model = boxOf(0.8 * unit, 0.4 * unit, 0.3 * unit);
    standForeign(model);
    const box = new Box3().setFromObject(new Group().add(model));
    const [longest] = box.getSize(new Vector3()).toArray();
    assert.ok(Math.abs(longest - 0.1) < 1e-6, `it is ${longest} m long`);
    assert.ok(box.getCenter(new Vector3()).length() < 1e-4);
  }
});

test('a model of a watch\'s size keeps its true size', () => {
  const girth = standForeign(boxOf(0.04, 0.09, 0.012));
  assert.ok(Math.abs(girth.heightMm - 90) < 1e-3);
});

test('a broad model is whole on a narrow glass, however it is turned', () => {
  const girth = standForeign(boxOf(0.15, 0.02, 0.1));
  const view = aimOfShot({ kind: 'watch', watchId: 'model', pose: 'hero' }, { width: 1080, height: 1920 }, girth);
  assert.ok(Math.exp(view.logHeightMm) * (1080 / 1920) > Math.hypot(150, 100));
});

test('reads the extensions of a GLB and none of what is not one', () => {
  const json = new TextEncoder().encode('{"extensionsUsed":["KHR_draco_mesh_compression"]} ');
  const glb = new Uint8Array(20 + json.length);
  new DataView(glb.buffer).setUint32(0, 0x46546c67, true);
  new DataView(glb.buffer).setUint32(12, json.length, true);
  glb.set(json, 20);
  assert.deepEqual(extensionsOf(glb.buffer), ['KHR_draco_mesh_compression']);
  assert.deepEqual(extensionsOf(glb.slice(0, 30).buffer), []);
  assert.deepEqual(extensionsOf(new ArrayBuffer(3)), []);
});
