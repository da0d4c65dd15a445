import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceiptFile } from '#contract/receipt.ts';
import { judgeReceiptFile, writeReceiptFile } from '../../../../main/hub/consent/judge-receipt-file.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aReceipt, shownText } from '../../../support/receipt-builder.ts';

const key = makeSigningKey();
const known = { publicKey: key.publicKey, saidBy: 'the test' };

function aFile(): ReceiptFile {
  return { schema: 'vitrine-receipt-file/1', receipt: aReceipt(key), text: shownText, signerPublicKey: key.publicKey };
}

test('a receipt as it was signed is whole, and its words name the gesture, the text and its version', () => {
  const { outcome, words } = judgeReceiptFile(Buffer.from(writeReceiptFile(aFile())), known);
  const said = words.join('\n');
  assert.ok(outcome === 'whole' && ['a yes', '2026-11-27.1 in fr', shownText, 'the test'].every((part) => said.includes(part)), said);
});

test('any other byte, at any place of the file, breaks it', () => {
  const bytes = Buffer.from(writeReceiptFile(aFile()));
  const passed = [...bytes.keys()].flatMap((place) => [0x01, 0x20, 0x80].map((flip) => {
    const other = Buffer.from(bytes);
    other[place] = (other[place] ?? 0) ^ flip;
    return judgeReceiptFile(other, known).outcome === 'broken' ? null : place;
  })).filter((place) => place !== null);
  assert.deepEqual(passed, []);
});

test('a byte more or less breaks it', () => {
  const text = writeReceiptFile(aFile());
  const others = [text.slice(0, -1), `${text} `, ` ${text}`, text.replace('"locale"', ' "locale"'), '', '{}', 'null'];
  assert.deepEqual(others.map((other) => judgeReceiptFile(Buffer.from(other), known).outcome), others.map(() => 'broken'));
});

test('a receipt that somebody else signed is broken, even when its file names their key', () => {
  const other = makeSigningKey();
  const file = { ...aFile(), receipt: aReceipt(other), signerPublicKey: other.publicKey };
  assert.equal(judgeReceiptFile(Buffer.from(writeReceiptFile(file)), known).outcome, 'broken');
});

test('without a key from elsewhere it says that nobody vouches', () => {
  assert.equal(judgeReceiptFile(Buffer.from(writeReceiptFile(aFile())), null).outcome, 'unvouched');
});
