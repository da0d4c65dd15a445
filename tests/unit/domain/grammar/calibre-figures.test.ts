import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresOfCalibre } from '#domain/grammar/calibre-figures.ts';

describe('the figures of a calibre', () => {
  it('give 28,800 vibrations an hour with twenty escape teeth and 21,600 with fifteen', () => {
    const beats = (['SV28C', 'SV28L', 'SV28F', 'SV21T'] as const).map((name) => figuresOfCalibre(name).filter((figure) => figure > 20_000));
    assert.deepEqual(beats, [[28_800], [28_800], [28_800], [21_600]]);
  });

  it('give three days of reserve', () => {
    assert.ok((['SV28C', 'SV21T'] as const).every((name) => figuresOfCalibre(name).includes(72)));
  });

  it('put the moon one day off in 122 years', () => {
    const figures = figuresOfCalibre('SV28L');
    assert.ok(figures.some((figure) => Math.abs(figure - 29.53125) < 1e-9) && figures.includes(122));
  });

  it('turn the 24-hour hand once while the hour wheel turns twice', () => {
    assert.ok(figuresOfCalibre('SV28F').includes(2));
  });
});
