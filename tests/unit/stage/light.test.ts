import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WebGLCoordinateSystem, type BufferGeometry, type Mesh, type ShaderMaterial, type WebGLRenderer } from 'three';
import { openEnvironments } from '../../../renderer/stage/light/environments.ts';
import { hourColour, studioPlan } from '../../../renderer/stage/light/studio-plan.ts';
import { lobeRadians, studioUniforms } from '../../../renderer/stage/light/studio-shader.ts';
import { jitterOf } from '../../../renderer/stage/picture/jitter.ts';
import { dawnLight } from '../../../renderer/stage/scene/dawn.ts';

test('a rougher surface mirrors wider, a mirror almost not at all', () => {
  const lobes = [0, 0.1, 0.3, 0.6, 1].map(lobeRadians);
  assert.deepEqual([...lobes].sort((a, b) => a - b), lobes);
  assert.ok((lobes[0] ?? 1) < 0.002 && (lobes.at(-1) ?? 9) < 0.8);
});

test('every collection has its own hour', () => {
  assert.deepEqual((['moraine', 'neve', 'arete'] as const).map(hourColour), ['#23282a', '#e3e7e7', '#2b3844']);
});

test('every studio has its black flags or is night itself, and light to draw edges with', () => {
  for (const name of ['moraine', 'neve', 'arete', 'dawn'] as const) {
    const { cards } = studioPlan(name);
    assert.ok(cards.some((card) => Math.max(...card.light) > 3), name);
    assert.ok(name === 'dawn' || cards.some((card) => Math.max(...card.light) < 0.01), name);
  }
});

test('a card is told to the shader once per card, with axes at right angles', () => {
  const uniforms = studioUniforms(studioPlan('arete'), 0.2);
  const frames = uniforms['frames']?.value as readonly { readonly elements: readonly number[] }[];
  assert.equal(frames.length, studioPlan('arete').cards.length);
  for (const { elements: [a = 0, b = 0, , d = 0, e = 0, , g = 0, h = 0] } of frames) assert.ok(Math.abs(a * b + d * e + g * h) < 1e-9);
});

test('the light crosses the ridge once a minute, from one side to the other', () => {
  assert.ok(dawnLight(0, false).sweepDeg > 45 && dawnLight(59_999, false).sweepDeg < -45);
  assert.ok(Math.abs(dawnLight(30_000, false).sweepDeg) < 0.1);
});

test('the dial catches a breath of sky every three seconds and none when motion is reduced', () => {
  assert.equal(dawnLight(0, false).breath, dawnLight(3000, false).breath);
  assert.ok(dawnLight(1100, false).breath > dawnLight(0, false).breath + 0.5);
  assert.equal(dawnLight(0, true).breath, dawnLight(1100, true).breath);
});

test('jittered samples fill the pixel evenly about its middle', () => {
  const samples = Array.from({ length: 12 }, (_, index) => jitterOf(index));
  for (const axis of [0, 1] as const) assert.ok(Math.abs(samples.reduce((sum, sample) => sum + sample[axis], 0)) / 12 < 0.08);
  assert.deepEqual(samples[0], [0, 0]);
});

test('each level of a studio\'s reflections is drawn wider than the one before', () => {
  const drawn: number[] = [];
  let first: ShaderMaterial['uniforms'] | undefined;
  // What the renderer does with a material: it keeps the uniforms it was first drawn with.
  const renderer = {
    coordinateSystem: WebGLCoordinateSystem, xr: { enabled: false }, autoClear: true, state: { buffers: { depth: { getReversed: () => false } } },
    getRenderTarget: () => null, getActiveCubeFace: () => 0, getActiveMipmapLevel: () => 0, setRenderTarget: () => undefined,
    render: (room: Mesh<BufferGeometry, ShaderMaterial>) => {
      first ??= room.material.uniforms;
      drawn.push(Number(first['lobe']?.value));
    },
  };
  // Only what a cube camera asks of a renderer.
  const environments = openEnvironments(renderer as unknown as WebGLRenderer, 64);
  environments.of('neve');
  assert.equal(drawn.length, 0);
  environments.draw();
  environments.of('neve');
  environments.draw();
  const levels = drawn.filter((_, index) => index % 6 === 0);
  assert.deepEqual(levels.map((lobe) => lobe.toFixed(4)), [0, 1 / 3, 2 / 3, 1].map((share) => lobeRadians(1 - Math.sqrt(1 - share)).toFixed(4)));
});
