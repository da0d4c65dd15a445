import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPairingCode } from '#domain/pairing/pairing-code.ts';
import { windowId } from '#contract/ids.ts';
import { readRange } from '../../../../main/hub/windows/asset-routes.ts';
import { makePairingCode } from '../../../../main/hub/windows/make-pairing-code.ts';
import { makeWindowToken, readWindowToken, tokenLifetimeMs } from '../../../../main/hub/windows/window-token.ts';

const key = randomBytes(32).toString('base64');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = new Date('2026-11-27T09:00:00.000Z');

test('a token names its window for ten minutes and not a millisecond more', () => {
  const { token } = makeWindowToken(key, window, now);
  const at = (ms: number) => readWindowToken(key, token, new Date(now.getTime() + ms));
  assert.deepEqual([at(0), at(tokenLifetimeMs - 1), at(tokenLifetimeMs)], [window, window, null]);
});

test('a token of another hub, or with any letter changed, names nobody', () => {
  const { token } = makeWindowToken(key, window, now);
  assert.equal(readWindowToken(randomBytes(32).toString('base64'), token, now), null);
  fc.assert(fc.property(fc.nat({ max: token.length - 1 }), fc.constantFrom('0', 'a', 'Z', '.', '-'), (index, letter) => {
    fc.pre(token[index] !== letter);
    const changed = token.slice(0, index) + letter + token.slice(index + 1);
    // The last letter of base64url carries two bits that decode to nothing.
    fc.pre(!Buffer.from(changed.split('.').at(-1) ?? '', 'base64url').equals(Buffer.from(token.split('.').at(-1) ?? '', 'base64url')) || index < token.length - 1);
    assert.equal(readWindowToken(key, changed, now), null);
  }));
});

test('a pairing code carries the first 80 bits of any fingerprint to whoever reads it', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
    const fingerprint = Buffer.from(bytes).toString('hex');
    const code = makePairingCode(fingerprint);
    assert.deepEqual(readPairingCode(code), { text: code, fingerprintPrefix: fingerprint.slice(0, 20) });
  }));
});

test('no two pairing codes are alike', () => {
  const codes = new Set(Array.from({ length: 2000 }, () => makePairingCode('0'.repeat(64))));
  assert.equal(codes.size, 2000);
});

test('a range of an asset lies inside it, or is said to lie outside, or is ignored', () => {
  fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 1000 }), fc.option(fc.nat({ max: 1200 })), fc.option(fc.nat({ max: 1200 })), (noise, size, first, last) => {
    for (const header of [noise, `bytes=${first ?? ''}-${last ?? ''}`]) {
      const span = readRange(header, size);
      assert.ok(span === null || span === 'outside' || (span.start >= 0 && span.start <= span.end && span.end < size));
    }
  }));
  assert.deepEqual([readRange('bytes=10-', 100), readRange('bytes=-10', 100), readRange('bytes=90-200', 100), readRange('bytes=100-', 100)], [{ start: 10, end: 99 }, { start: 90, end: 99 }, { start: 90, end: 99 }, 'outside']);
});
