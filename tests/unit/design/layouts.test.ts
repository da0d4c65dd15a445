import assert from 'node:assert/strict';
import { it } from 'node:test';
import { locales } from '#domain/locale.ts';
import { layersFor } from '../../../renderer/design/keyboard/layouts.ts';

const all = (layers: readonly (readonly string[])[]) => new Set(layers.flat().join(''));

it('writes every address of mail', () => {
  const letters = all(layersFor('email', 'fr', false));
  assert.deepEqual([...'abcdefghijklmnopqrstuvwxyz0123456789@._-'].filter((letter) => !letters.has(letter)), []);
});

it('writes Latin names in every language, beside its own script', () => {
  for (const locale of locales) {
    const letters = all(layersFor('name', locale, false));
    assert.deepEqual([...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => !letters.has(letter)), [], locale);
  }
  assert.ok(all(layersFor('name', 'ja', false)).has('あ'));
  assert.ok(all(layersFor('name', 'ar', false)).has('ع'));
});

it('opens with the letters as a French hand expects them', () => {
  assert.equal(layersFor('name', 'fr', false)[0]?.[0], 'azertyuiop');
});

it('puts all digits on one row where the glass is low', () => {
  assert.deepEqual(layersFor('phone', 'fr', true).map((layer) => layer.length), [1]);
});

it('lets what one hopes for have figures and signs', () => {
  assert.ok(['7', ',', '?'].every((sign) => all(layersFor('sentence', 'en', false)).has(sign)));
});
