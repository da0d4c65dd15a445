import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BoxGeometry, Group, Mesh } from 'three';
import { findInside } from '../../../renderer/stage/watch/case-back-inside.ts';

test('faces that look at the movement are drawn only while the watch is open, and lie as they lay', () => {
  const caseBack = new Group();
  const disc = new Mesh(new BoxGeometry(0.03, 0.03, 0.001));
  // As the atelier's quantised meshes are: turned and scaled by their node.
  disc.rotation.x = Math.PI / 2;
  caseBack.add(disc);
  const triangles = (): readonly string[] => {
    const index = [...(disc.geometry.index?.array ?? [])];
    return Array.from({ length: index.length / 3 }, (_, at) => index.slice(at * 3, at * 3 + 3).join(' ')).toSorted();
  };
  const before = triangles();
  const show = findInside(caseBack);
  show(false);
  // A box has two triangles to a side, one side looks at the dial.
  assert.equal(disc.geometry.drawRange.count, 30);
  show(true);
  assert.equal(disc.geometry.drawRange.count, Infinity);
  assert.deepEqual(triangles(), before);
});

test('a model without a case back has nothing to hide', () => {
  assert.doesNotThrow(() => findInside(undefined)(false));
});
