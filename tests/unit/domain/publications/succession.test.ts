import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { judgeSuccession, type Candidate, type Window } from '#domain/publications/succession.ts';

const window: Window = { windowId: 'a', appVersion: '0.2.0', known: [{ number: 1, sha256: 'one' }, { number: 2, sha256: 'two' }] };

function aCandidate(change: Partial<Candidate> = {}): Candidate {
  return { number: 3, sha256: 'three', windowId: 'a', previousSha256: 'two', leastAppVersion: '0.1.0', ...change };
}

test('the next number that names the one before it is accepted', () => {
  assert.equal(judgeSuccession(aCandidate(), window), 'accepted');
});

test('another window’s publication is refused before anything else is asked of it', () => {
  assert.equal(judgeSuccession(aCandidate({ windowId: 'b', number: 1, sha256: 'one' }), window), 'another-window');
});

test('a number that is not greater is older, unless it is the newest itself', () => {
  const offered = [aCandidate({ number: 2 }), aCandidate({ number: 1 }), aCandidate({ number: 1, sha256: 'one' }), aCandidate({ number: 2, sha256: 'two' })];
  assert.deepEqual(offered.map((one) => judgeSuccession(one, window)), ['older', 'older', 'older', 'known']);
});

test('a predecessor that is known must be the one that is named', () => {
  assert.deepEqual([judgeSuccession(aCandidate({ previousSha256: 'x' }), window), judgeSuccession(aCandidate({ previousSha256: null }), window)], ['other-predecessor', 'other-predecessor']);
});

test('numbers that a window slept through do not lock it out', () => {
  assert.equal(judgeSuccession(aCandidate({ number: 9, previousSha256: 'eight' }), window), 'accepted');
});

test('a newer application is asked for by number, not by letter', () => {
  const judged = ['0.2.0', '0.10.0', '1.0.0', '0.1.99'].map((leastAppVersion) => judgeSuccession(aCandidate({ leastAppVersion }), window));
  assert.deepEqual(judged, ['accepted', 'needs-newer-application', 'needs-newer-application', 'accepted']);
});

test('no order of arrival ever takes a window back', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 }), (numbers) => {
    let known: Window['known'] = [];
    for (const number of numbers) {
      const candidate = aCandidate({ number, sha256: `s${number}`, previousSha256: number === 1 ? null : `s${number - 1}` });
      if (judgeSuccession(candidate, { ...window, known }) !== 'accepted') continue;
      assert.ok(known.every((entry) => entry.number < number));
      known = [...known, candidate];
    }
  }));
});
