import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { NodeIO, type Document } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import { MeshoptDecoder } from 'meshoptimizer';
import { poseMovement } from '#domain/horology/pose-movement.ts';
import { calibreNamed } from '#domain/horology/calibre.ts';
import { buildModel, type BuiltModel } from '../../../assets/atelier/atelier.ts';
import { openWriting } from '../../../assets/atelier/glb/compress.ts';
import { ubac } from '../../../assets/atelier/watch/arete.ts';

/** One watch stands for all: they share every part of the way from figures to file. */
describe('a model from the atelier', () => {
  let built: BuiltModel;
  let document: Document;
  before(async () => {
    built = await buildModel(ubac(), await openWriting());
    document = await new NodeIO().registerExtensions(ALL_EXTENSIONS).registerDependencies({ 'meshopt.decoder': MeshoptDecoder }).readBinary(built.full);
  });

  it('is the same file, byte for byte, when built again', async () => {
    const again = await buildModel(ubac(), await openWriting());
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    assert.deepEqual([hash(again.full), hash(again.lighter)], [hash(built.full), hash(built.lighter)]);
  });

  it('keeps to 4 MB and 180,000 triangles, and its lower detail to half of that', () => {
    assert.ok(built.full.byteLength <= 4_000_000, `${built.full.byteLength} bytes`);
    assert.ok(built.triangles <= 180_000, `${built.triangles} triangles`);
    assert.ok(built.lighterTriangles <= built.triangles / 2, `${built.lighterTriangles} triangles`);
  });

  it('measures what the case drawing says, in metres', () => {
    const reach = [0, 0, 0];
    for (const name of ['CASE_MIDDLE', 'BEZEL', 'CASE_BACK']) {
      const mesh = nodeNamed(document, `${name}_MESH`).getMesh();
      for (const primitive of mesh?.listPrimitives() ?? []) {
        const position = primitive.getAttribute('POSITION');
        const scale = nodeNamed(document, `${name}_MESH`).getWorldScale()[0];
        const shift = nodeNamed(document, `${name}_MESH`).getWorldTranslation();
        for (let i = 0; i < (position?.getCount() ?? 0); i += 1) {
          const point = position?.getElement(i, [0, 0, 0]) ?? [0, 0, 0];
          for (const axis of [0, 1, 2]) reach[axis] = Math.max(reach[axis] ?? 0, Math.abs((point[axis] ?? 0) * scale + (shift[axis] ?? 0)));
        }
      }
    }
    const [x = 0, y = 0] = reach;
    assert.ok(Math.abs(x * 2000 - 39.5) < 0.05, `${x * 2000} wide`);
    assert.ok(Math.abs(y * 2000 - 46.5) < 0.05, `${y * 2000} long`);
  });

  it('names the arbors that its calibre turns, and only those', () => {
    const known = Object.keys(poseMovement(calibreNamed('SV28F'), { localSeconds: 0 }));
    const named = document.getRoot().listNodes().map((node) => node.getExtras()['arbor']).filter((arbor) => typeof arbor === 'string');
    assert.deepEqual(named.filter((arbor) => !known.includes(arbor)), []);
    for (const arbor of ['hour-hand', 'minute-hand', 'second-hand', 'zone-hand', 'balance', 'escape-wheel', 'pallet-fork', 'barrel', 'date-ring']) assert.ok(named.includes(arbor), `${arbor} turns nothing`);
  });

  it('leaves every named pivot free of a mesh, so that turning it turns true', () => {
    const named = document.getRoot().listNodes().filter((node) => typeof node.getExtras()['arbor'] === 'string');
    assert.deepEqual(named.filter((node) => node.getMesh() !== null || node.getScale().some((value) => Math.abs(value - 1) > 1e-6)).map((node) => node.getName()), []);
  });

  it('offers its metals as variants of one axis', () => {
    const extension = document.getRoot().listExtensionsUsed().find(({ extensionName }) => extensionName === 'KHR_materials_variants');
    assert.ok(extension !== undefined);
    const names = document.getRoot().listExtensionsUsed().flatMap((used) => used.extensionName === 'KHR_materials_variants' ? used.listProperties().map((property) => property.getName()) : []);
    assert.deepEqual(names.filter((name) => name.startsWith('Case/')).toSorted(), ['Case/Gold', 'Case/Steel', 'Case/Titanium']);
  });

  it('explodes by a clip of one second', () => {
    const clip = document.getRoot().listAnimations().find((animation) => animation.getName() === 'Explode');
    const ends = clip?.listSamplers().map((sampler) => sampler.getInput()?.getMax([0])[0]) ?? [];
    assert.ok(ends.length > 10 && ends.every((end) => end !== undefined && Math.abs(end - 1) < 1e-3));
  });
});

function nodeNamed(document: Document, name: string): ReturnType<Document['createNode']> {
  const node = document.getRoot().listNodes().find((candidate) => candidate.getName() === name);
  assert.ok(node !== undefined, `no node ${name}`);
  return node;
}
