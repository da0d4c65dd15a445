import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fullNameOf, nameOrderOf, noName } from '#domain/person-name.ts';
import { locales } from '#domain/locale.ts';

test('a name is said in the order of its language, and a name that is missing is left out', () => {
  const said = [
    fullNameOf({ givenName: 'Agnès', familyName: 'Dupré', nameOrder: 'given-first' }), fullNameOf({ givenName: '美月', familyName: '山田', nameOrder: 'family-first' }),
    fullNameOf({ givenName: 'Maud', familyName: noName, nameOrder: 'given-first' }), fullNameOf({ givenName: noName, familyName: noName, nameOrder: 'given-first' }),
  ];
  assert.deepEqual(said, ['Agnès Dupré', '山田 美月', 'Maud', noName]);
});

test('the family name comes first in Chinese and Japanese', () => {
  assert.deepEqual(locales.filter((locale) => nameOrderOf(locale) === 'family-first'), ['zh-Hans', 'ja']);
});
