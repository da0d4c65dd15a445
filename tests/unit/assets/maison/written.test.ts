import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { alike, written } from '../../../../assets/maison/written.ts';

const french = (text: string) => written(text, 'en', 'zh', 'ja', 'ar').fr;

describe('a written text', () => {
  it('keeps a French figure and its unit on one line', () => {
    assert.equal(french('De 4,2 mm, 28 800 alternances'), 'De 4,2\u00a0mm, 28\u202f800 alternances');
  });

  it('sets French punctuation off by the typesetter\'s spaces', () => {
    assert.equal(french('Un « mot » : oui ; non'), 'Un «\u00a0mot\u00a0»\u00a0: oui\u202f; non');
  });

  it('sets apostrophes in French and English', () => {
    assert.deepEqual([french('l\'heure'), written('fr', 'India\'s', 'zh', 'ja', 'ar').en], ['l’heure', 'India’s']);
  });

  it('leaves a year and a number of many digits alone', () => {
    assert.equal(french('29,53125 jours en 2026'), '29,53125\u00a0jours en 2026');
  });

  it('is the same in every language when it names', () => {
    assert.deepEqual(new Set(Object.values(alike('SV28C'))), new Set(['SV28C']));
  });
});
