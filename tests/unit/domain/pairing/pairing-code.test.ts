import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readPairingCode } from '#domain/pairing/pairing-code.ts';

test('the first sixteen letters are the beginning of the certificate’s fingerprint', () => {
  assert.deepEqual(readPairingCode('0123-4567-89AB-CDEF-GHJK-MNPQ'), { text: '0123-4567-89AB-CDEF-GHJK-MNPQ', fingerprintPrefix: '00443214c74254b635cf' });
});

test('case, spaces, dashes and letters that look alike are forgiven', () => {
  assert.equal(readPairingCode(' oi23 4567-89ab cdef-ghjk mnpq ')?.text, '0123-4567-89AB-CDEF-GHJK-MNPQ');
});

test('whatever is typed is a code of 24 letters or none', () => {
  fc.assert(fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (typed) => {
    const read = readPairingCode(typed);
    assert.ok(read === null || (/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/.test(read.text) && /^[0-9a-f]{20}$/.test(read.fingerprintPrefix)));
  }), { numRuns: 500 });
});

test('too short, too long and forbidden letters are no code', () => {
  assert.deepEqual(['', '0123', '0123-4567-89AB-CDEF-GHJK-MNPU', '0123-4567-89AB-CDEF-GHJK-MNPQR'].map(readPairingCode), [null, null, null, null]);
});
