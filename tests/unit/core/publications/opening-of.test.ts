import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { openingOf } from '../../../../main/core/publications/opening-of.ts';

const content = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });
const index = 'a'.repeat(64);

function stillOf(watchId: string, pose: string, format: string) {
  return { watchId, pose, format, file: `${watchId}.${pose}.${format}.webp`, width: 108, height: 192, pxPerMm: 5, calibre: 'SV28F', centre: null, layers: [] };
}

const stills = [stillOf('W-ARE-01', 'attract', 'portrait'), stillOf('W-ARE-01', 'attract', 'counter'), stillOf('W-ARE-01', 'hero', 'landscape'), stillOf('W-ARE-02', 'attract', 'landscape')];
const assets = { 'stills/stills.json': index, 'stills/W-ARE-01.attract.portrait.webp': 'b'.repeat(64), 'stills/W-ARE-01.attract.counter.webp': 'c'.repeat(64), 'stills/W-ARE-01.hero.landscape.webp': 'd'.repeat(64), 'stills/W-ARE-02.attract.landscape.webp': 'e'.repeat(64) };
const read = (sum: string): string | null => (sum === index ? JSON.stringify({ stills }) : null);
const featuring = (featuredWatchId: (typeof content)['settings']['featuredWatchId'] | undefined) => ({ ...content, settings: { ...content.settings, ...(featuredWatchId ? { featuredWatchId } : {}) } });
const first = featuring(content.watches.find(({ id }) => id === 'W-ARE-01')?.id);

test('opens on the ridge of its own watch in the formats that were made of it, and on no other picture', () => {
  assert.deepEqual(openingOf(first, assets, read), { stillIndex: index, pictures: { portrait: 'b'.repeat(64), counter: 'c'.repeat(64) } });
});

test('opens on no picture that the publication does not contain', () => {
  const { 'stills/W-ARE-01.attract.portrait.webp': _withdrawn, ...rest } = assets;
  assert.deepEqual(openingOf(first, rest, read)?.pictures, { counter: 'c'.repeat(64) });
});

test('knows nothing of a publication without stills, or whose index is not there or is no index', () => {
  assert.equal(openingOf(first, {}, read), null);
  assert.equal(openingOf(first, assets, () => null), null);
  assert.equal(openingOf(first, assets, () => '{"stills":'), null);
});
