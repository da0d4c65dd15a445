import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../../../main/platform/signing/canonical-json.ts';
import { isSignatureOf, makeSigningKey, readSigningKey, signText, writeSigningKey } from '../../../../main/platform/signing/ed25519.ts';

test('a signature is right for its own text and key only', () => {
  const [key, other] = [makeSigningKey(), makeSigningKey()];
  fc.assert(fc.property(fc.string(), fc.string(), (text, otherText) => {
    fc.pre(text !== otherText);
    const signature = signText(key, text);
    assert.deepEqual([isSignatureOf(key.publicKey, text, signature), isSignatureOf(key.publicKey, otherText, signature), isSignatureOf(other.publicKey, text, signature)], [true, false, false]);
  }), { numRuns: 50 });
});

test('what is no key or no signature is not right, and throws nothing', () => {
  const key = makeSigningKey();
  fc.assert(fc.property(fc.base64String(), fc.base64String(), (publicKey, signature) => {
    assert.equal(isSignatureOf(publicKey, 'text', signature) || isSignatureOf(key.publicKey, 'text', signature), false);
  }));
});

test('RFC 8032’s first vector verifies', () => {
  const publicKey = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex').toString('base64');
  const signature = Buffer.from('e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b', 'hex').toString('base64');
  assert.equal(isSignatureOf(publicKey, '', signature), true);
});

test('a key is the same after it was written and read', () => {
  const key = makeSigningKey();
  assert.equal(readSigningKey(writeSigningKey(key)).publicKey, key.publicKey);
});

test('a value has one text, however its keys came', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (value) => {
    const shuffled = Object.fromEntries(Object.entries(value).toReversed());
    assert.equal(canonicalJson(value), canonicalJson(shuffled));
    assert.equal(canonicalJson(JSON.parse(canonicalJson(value))), canonicalJson(value));
  }));
});
