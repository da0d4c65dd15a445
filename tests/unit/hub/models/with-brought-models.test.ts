import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchId } from '#contract/ids.ts';
import { modelPart, takenModel } from '#contract/model-intake.ts';
import { asset, type Asset } from '#contract/publication.ts';
import type { BroughtModel } from '../../../../main/hub/models/model-repository.ts';
import { withBroughtModels } from '../../../../main/hub/models/with-brought-models.ts';

const hashOf = (digit: number): string => String(digit).repeat(64);

const built: readonly Asset[] = ['models/W-MOR-01.glb', 'models/W-MOR-01.lod1.glb', 'models/W-NEV-01.glb', 'stills/W-MOR-01.hero.portrait.webp', 'stills/W-NEV-01.hero.portrait.webp', 'stills/stills.json']
  .map((name) => asset.parse({ name, sha256: hashOf(1), bytes: 10, mime: 'model/gltf-binary' }));

const weight = { triangles: 12, draws: 1, textures: 0, widestTexturePx: 0, bytes: 10 };

const brought: BroughtModel = {
  id: 'a', watchId: watchId.parse('W-MOR-01'), fileName: 'verrou.glb', takenAt: '2026-11-27T10:00:00.000Z', takenBy: 'maison', isShown: true,
  taken: takenModel.parse({
    originalSha256: hashOf(9), facts: { sizeMm: [42, 12, 50], unit: 'm', brought: weight, taken: weight, notes: [] },
    parts: modelPart.options.map((name, place) => ({ name, sha256: hashOf(place + 2), bytes: 10 })),
  }),
};

test('a brought model stands in the place of the built one, and no still of the built one stays', () => {
  const shown = withBroughtModels(built, [brought]);
  assert.deepEqual(shown.map(({ name, sha256: hash }) => [name, hash[0]]), [
    ['models/W-MOR-01.glb', '2'], ['models/W-MOR-01.lod1.glb', '3'], ['models/W-NEV-01.glb', '1'], ['stills/W-NEV-01.hero.portrait.webp', '1'], ['stills/stills.json', '1'],
  ]);
  for (const entry of shown) assert.ok(asset.safeParse(entry).success);
});

test('without one, what was built is shown as it is', () => {
  assert.deepEqual(withBroughtModels(built, []), built);
});
