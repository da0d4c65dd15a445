import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance } from '#domain/identity/edit-distance.ts';
import { findAlike, findPairs, type Candidate } from '#domain/identity/find-pairs.ts';
import { nameKey } from '#domain/identity/name-key.ts';
import { scorePair, worthALook } from '#domain/identity/score-pair.ts';

function someone(givenName: string, familyName: string, wishes: Partial<Candidate> = {}): Candidate {
  return { id: `${givenName} ${familyName}`, name: nameKey({ givenName, familyName }), emailKey: null, phoneKey: null, birthday: null, ...wishes };
}

const isWorthALook = (left: Candidate, right: Candidate): boolean => scorePair(left, right).score >= worthALook;

test('names are compared without accents, case, width, vowel signs and hyphens, in every script', () => {
  const pairs = [['Agnès', 'AGNES'], ['Großmann', 'GROSSMANN'], ['Łukasz', 'Lukasz'], ['ｻｸﾗ', 'サクラ'], ['مُحَمَّد', 'محمد'], ['أحمد', 'احمد'], ['Jean-François', 'jean francois'], ['O’Connor', "O'Connor"]] as const;
  assert.deepEqual(pairs.map(([left]) => nameKey({ givenName: left, familyName: '–' })), pairs.map(([, right]) => nameKey({ givenName: right, familyName: '' })));
});

test('kana that differ by their voicing marks are other names', () => {
  assert.notDeepEqual(nameKey({ givenName: 'か', familyName: '' }), nameKey({ givenName: 'が', familyName: '' }));
});

test('a shared telephone, or a shared name, alone is not worth a look; both are', () => {
  const [anna, peter, strange] = [someone('Anna', 'Favre', { phoneKey: '+41790000000' }), someone('Peter', 'Favre', { phoneKey: '+41790000000' }), someone('Anna', 'Favre')];
  assert.deepEqual([isWorthALook(anna, peter), isWorthALook(anna, strange), isWorthALook(anna, { ...strange, phoneKey: '+41790000000' })], [false, false, true]);
});

test('another birthday outweighs a name and a number', () => {
  const father = someone('Henry', 'Clarke', { phoneKey: '+44200000000', birthday: '1950-01-02' });
  assert.equal(isWorthALook(father, { ...father, id: 'son', birthday: '1981-05-06' }), false);
});

test('names that were entered the other way round are recognised, and the reason says so', () => {
  const { reasons } = scorePair(someone('太郎', '佐藤', { phoneKey: '+81300000000' }), someone('佐藤', '太郎', { phoneKey: '+81300000000' }));
  assert.ok(reasons.includes('names-swapped') && reasons.includes('same-family'));
});

test('which of two comes first changes nothing', () => {
  const word = fc.constantFrom('Agnès', 'Agnes', 'A', 'Agnez', 'Marie', 'Marie Anne', '佐藤', '–');
  const candidate = fc.record({ given: word, family: word, emailKey: fc.constantFrom(null, 'a@b.ch', 'a@b.cz'), phoneKey: fc.constantFrom(null, '+41', '+42'), birthday: fc.constantFrom(null, '1980-01-01', '1990-01-01') })
    .map(({ given, family, ...keys }) => someone(given, family, keys));
  fc.assert(fc.property(candidate, candidate, (left, right) => assert.equal(scorePair(left, right).score, scorePair(right, left).score)));
});

test('the distance of two words is that of the definition', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(fc.property(word, word, fc.nat({ max: 6 }), (left, right, most) => assert.equal(editDistance(left, right, most), Math.min(slowDistance(left, right), most + 1))));
});

test('somebody new is held against those who are known, before anything is written', () => {
  const known = [someone('Agnès', 'Dupré', { emailKey: 'a@d.ch' }), someone('Marie', 'Rochat', { emailKey: 'm@r.ch' })];
  const found = findAlike(someone('Agnes', 'DUPRÉ', { id: 'new', emailKey: 'a@d.ch' }), known);
  assert.deepEqual([found.map(({ right }) => right), findPairs(known)], [['Agnès Dupré'], []]);
});

/** Optimal string alignment, written as it is defined. */
function slowDistance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const isSame = left.at(-1) === right.at(-1);
  const options = [slowDistance(left.slice(0, -1), right) + 1, slowDistance(left, right.slice(0, -1)) + 1, slowDistance(left.slice(0, -1), right.slice(0, -1)) + (isSame ? 0 : 1)];
  if (left.length > 1 && right.length > 1 && left.at(-1) === right.at(-2) && left.at(-2) === right.at(-1)) options.push(slowDistance(left.slice(0, -2), right.slice(0, -2)) + 1);
  return Math.min(...options);
}
