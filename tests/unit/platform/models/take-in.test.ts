import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import sharp from 'sharp';
import { BoxGeometry, SphereGeometry } from 'three';
import { takenAtMost } from '../../../../main/platform/models/intake-limits.ts';
import { ModelRefused } from '../../../../main/platform/models/model-refused.ts';
import { findErrors } from '../../../../main/platform/models/reading/validator.ts';
import type { UnitWish } from '../../../../main/platform/models/set-unit.ts';
import { takeIn, type TakenIn } from '../../../../main/platform/models/take-in.ts';
import { changed, describedIn, smallModel } from '../../../support/small-model.ts';

const take = (bytes: Uint8Array, unit: UnitWish = null): Promise<TakenIn> => takeIn(bytes, unit, () => {}, 128);

const attributesOf = (glb: Uint8Array): readonly string[] => Object.keys((describedIn(glb).meshes[0] as { readonly primitives: readonly { readonly attributes: object }[] }).primitives[0]?.attributes ?? {});

describe('a model made elsewhere', () => {
  it('is measured, made light, pictured, and passes the validator at every level', async () => {
    const steps: string[] = [];
    const { facts, parts } = await takeIn(await smallModel(), null, (step) => void (steps.at(-1) === step || steps.push(step)), 128);
    assert.deepEqual(steps, ['structure', 'pictures', 'geometry', 'units', 'tangents', 'simplify', 'textures', 'compress', 'levels', 'preview']);
    assert.deepEqual([facts.sizeMm, facts.taken.triangles, facts.taken.draws, facts.taken.textures], [[60, 36, 18], 48, 1, 2]);
    for (const name of ['model.glb', 'model.lod1.glb', 'model.lod2.glb'] as const) assert.deepEqual(await findErrors(parts[name]), []);
    const { data, info } = await sharp(parts['thumbnail.webp']).raw().toBuffer({ resolveWithObject: true });
    const covered = data.filter((_, at) => at % 4 === 3).filter((alpha) => alpha > 200).length / (info.width * info.height);
    assert.ok(covered > 0.2 && covered < 0.9, `${covered} of the thumbnail is the model`);
  });

  it('leaves behind what is no model: scripts in extras, names that stand twice', async () => {
    const { parts } = await take(await smallModel());
    assert.ok(!Buffer.from(parts['model.glb']).includes('script'));
    const names = describedIn(parts['model.glb']).nodes.map(({ name }) => name);
    assert.deepEqual(names.length, new Set(names).size);
  });

  it('gets tangents where a normal map is read by them, and none where none is', async () => {
    assert.ok(attributesOf((await take(await smallModel())).parts['model.glb']).includes('TANGENT'));
    const plain = changed(await smallModel(), ({ materials }) => void delete materials[0]?.['normalTexture']);
    assert.ok(!attributesOf((await take(plain)).parts['model.glb']).includes('TANGENT'));
  });

  it('gets normals where it has none, sharp along its edges', async () => {
    const { facts, parts } = await take(await smallModel({ hasNormals: false }));
    assert.ok(attributesOf(parts['model.glb']).includes('NORMAL'));
    assert.match(facts.notes.join(' '), /had no usable normals/);
  });

  it('of millimetres exported as metres is refused with the unit that would fit, and is true in size once that is said', async () => {
    const wrong = await smallModel({ longest: 45 });
    await assert.rejects(take(wrong), (error) => error instanceof ModelRefused && /45 m across: were millimetres exported as metres\?.*--unit mm/.test(error.message));
    assert.deepEqual((await take(wrong, 'mm')).facts.sizeMm, [45, 27, 13.5]);
    const guessed = await take(wrong, 'guess');
    assert.deepEqual([guessed.facts.unit, guessed.facts.sizeMm[0]], ['mm', 45]);
    assert.match(guessed.facts.notes.join(' '), /which was guessed/);
  });

  it('that was scaled away is refused in words, and a unit that makes it worse as well', async () => {
    await assert.rejects(take(await smallModel({ longest: 0.000_04 })), /0\.04 mm across: was it scaled down a thousand times/);
    await assert.rejects(take(await smallModel(), 'km'), /60 m across in the unit that was said/);
  });

  it('comes down to the triangles that a panel shows', async () => {
    const fine = changed(await smallModel({ geometry: new SphereGeometry(0.5, 310, 300) }), ({ materials }) => void delete materials[0]?.['normalTexture']);
    const { facts } = await take(fine);
    assert.ok(facts.brought.triangles > takenAtMost.triangles && facts.taken.triangles <= takenAtMost.triangles && facts.taken.triangles > 100_000);
    assert.ok(facts.taken.bytes <= takenAtMost.bytes);
  });

  it('comes down to pictures of 2048', async () => {
    const { facts } = await take(await smallModel({ picturePx: 2304 }));
    assert.deepEqual([facts.brought.widestTexturePx, facts.taken.widestTexturePx], [2304, takenAtMost.textureSidePx]);
  });

  it('of a thousand parts is joined by material and stays where it was', async () => {
    const many = changed(await smallModel({ geometry: new BoxGeometry(1, 0.6, 0.3) }), ({ nodes, scenes }) => {
      const first = nodes.length;
      for (let place = 0; place < 1000; place += 1) nodes.push({ mesh: 0, scale: [0.01, 0.01, place % 2 === 0 ? 0.01 : -0.01], translation: [(place % 100) / 1000, Math.floor(place / 100) / 1000, 0] });
      scenes[0] = { nodes: Array.from({ length: 1000 }, (_, place) => first + place) };
    });
    const { facts } = await take(many);
    assert.deepEqual([facts.brought.draws, facts.taken.draws, facts.taken.triangles], [1000, 1, 12_000]);
    assert.deepEqual(facts.sizeMm.map(Math.round), [109, 15, 3]);
  });
});
