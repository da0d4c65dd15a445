import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decipher, encipher } from '../../../../main/platform/sealing/aes-gcm.ts';
import { makeSealingPair, openSealed, sealText } from '../../../../main/platform/sealing/hpke.ts';

const belongsTo = { id: 'submission', windowId: 'window' };

test('whatever is typed opens again, in any script', async () => {
  const pair = await makeSealingPair('k');
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
    assert.equal(await openSealed(pair, await sealText(pair, text, belongsTo), belongsTo), text);
  }), { numRuns: 30 });
});

test('a sealed form opens for its own submission and window only, with its own key, unchanged', async () => {
  const [pair, other] = [await makeSealingPair('k'), await makeSealingPair('k')];
  const form = await sealText(pair, 'Agnès', belongsTo);
  const answers = await Promise.all([
    openSealed(pair, form, { ...belongsTo, id: 'another' }), openSealed(pair, form, { ...belongsTo, windowId: 'another' }), openSealed(other, form, belongsTo),
    openSealed(pair, { ...form, ciphertext: form.ciphertext.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')) }, belongsTo),
    openSealed(pair, { ...form, enc: 'AAAA' }, belongsTo), openSealed(pair, { ...form, ciphertext: '' }, belongsTo),
  ]);
  assert.deepEqual(answers, [null, null, null, null, null, null]);
});

test('the same text is sealed differently each time', async () => {
  const pair = await makeSealingPair('k');
  assert.notEqual((await sealText(pair, 'yes', belongsTo)).ciphertext, (await sealText(pair, 'yes', belongsTo)).ciphertext);
});

test('bytes under a key open in their context only', () => {
  const key = Buffer.alloc(32, 1);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.string(), (clear, context) => {
    const hidden = encipher(key, clear, context);
    assert.deepEqual([decipher(key, hidden, context)?.equals(clear), decipher(key, hidden, `${context}x`), decipher(Buffer.alloc(32, 2), hidden, context)], [true, null, null]);
  }));
});

test('a text too short to be ciphertext opens nothing', () => {
  assert.equal(decipher(Buffer.alloc(32), { nonce: 'AAAAAAAAAAAAAAAA', ciphertext: 'AAAA' }, ''), null);
});
