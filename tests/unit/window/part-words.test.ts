import assert from 'node:assert/strict';
import { it } from 'node:test';
import { figureWords, partWords } from '../../../renderer/window/scenes/movement/part-words.ts';
import { wordsOf } from '../../../renderer/window/words/words.ts';

const fr = wordsOf('fr');

it('names a part in the visitor’s language', () => {
  assert.deepEqual(['fr', 'en', 'ja'].map((locale) => partWords('escape-wheel', wordsOf(locale as 'fr'))), ['La roue d’échappement', 'The escape wheel', 'ガンギ車']);
});

it('keeps silent about a part that has no name', () => {
  assert.deepEqual([partWords('screw-7', fr), partWords('toString', fr)], [undefined, undefined]);
});

it('counts teeth from the calibre’s own data: the tourbillon escapes by fifteen', () => {
  assert.deepEqual([figureWords('escape-wheel', 'SV28L', fr), figureWords('escape-wheel', 'SV21T', fr)], ['20 dents', '15 dents']);
});

it('gives no figure of a part that the calibre has not', () => {
  assert.equal(figureWords('moon-disc', 'SV28C', fr), undefined);
});
