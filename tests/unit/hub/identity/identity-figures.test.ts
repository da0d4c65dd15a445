import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emailKey, phoneKey } from '../../../../main/hub/identity/match-facts.ts';
import { measureIdentity } from '../../../support/measure-identity.ts';

const floor = { precision: 0.94, recall: 0.95 } as const;

test('of duplicates with the mistakes of real life it finds most, and says few that are none', (t) => {
  const figures = [1, 2, 3].map((seed) => ({ seed, ...measureIdentity(seed, 3000) }));
  for (const { seed, records, truePairs, suggested, precision, recall } of figures) {
    t.diagnostic(`seed ${seed}: ${records} records, ${truePairs} true pairs, ${suggested} suggested, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`);
  }
  assert.ok(figures.every(({ precision, recall }) => precision >= floor.precision && recall >= floor.recall));
});

test('one address and one number have one key, however they are typed', () => {
  const emails = ['Agnes.Dupre+montre@GoogleMail.com', 'agnesdupre@gmail.com', 'A@B.ch', 'a@b.ch', 'nobody', null].map(emailKey);
  const phones = ['079 200 00 00', '+41 79 200 00 00', '０７９ ２００ ００ ００', '0041792000000', 'tomorrow', null].map((phone) => phoneKey(phone, 'CH'));
  assert.deepEqual([emails, phones], [
    ['agnesdupre@gmail.com', 'agnesdupre@gmail.com', 'a@b.ch', 'a@b.ch', null, null],
    ['+41792000000', '+41792000000', '+41792000000', '+41792000000', null, null],
  ]);
});
