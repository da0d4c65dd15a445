import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { externalRecord, httpsRecord, writeNdef } from '../../../../native/tray/cards/ndef-writing.ts';
import { maxMessageBytes, parseNdef } from '../../../../main/platform/tag-reader/parse-ndef.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

function isRefused(text: string): boolean {
  return !parseNdef(hex(text)).ok;
}

describe('an NDEF message', () => {
  it('gives its records', () => {
    const parsed = parseNdef(writeNdef([externalRecord('serac.example:piece', 'MOR01-0001'), httpsRecord('serac.example')]));
    assert.deepEqual(parsed, {
      ok: true,
      records: [
        { nameFormat: 'external', type: 'serac.example:piece', payload: Buffer.from('MOR01-0001') },
        { nameFormat: 'well-known', type: 'U', payload: Buffer.from('\u0004serac.example') },
      ],
    });
  });

  it('has a record of more than 255 bytes with its length in four', () => {
    const long = 'x'.repeat(300);
    const parsed = parseNdef(writeNdef([externalRecord('serac.example:note', long)]));
    assert.equal(parsed.ok && parsed.records[0]?.payload.toString(), long);
  });

  it('has a record with an id', () => {
    assert.deepEqual(parseNdef(hex('D9 01 01 02 54 6161 78')), { ok: true, records: [{ nameFormat: 'well-known', type: 'T', payload: Buffer.from('x') }] });
  });

  it('has its chunks put together', () => {
    assert.deepEqual(parseNdef(hex('B1 01 02 54 6162  36 00 01 63  56 00 01 64')), { ok: true, records: [{ nameFormat: 'well-known', type: 'T', payload: Buffer.from('abcd') }] });
  });

  for (const [what, bytes] of [
    ['empty', ''],
    ['cut off in its head', 'D1'],
    ['longer than it is', 'D1 01 05 54 61'],
    ['of a length in four bytes beyond all measure', 'C1 01 FFFFFFFF 54 61'],
    ['without a beginning', '51 01 01 54 61'],
    ['without an end', '91 01 01 54 61'],
    ['begun twice', '91 01 01 54 61 D1 01 01 54 61'],
    ['followed by something', 'D1 01 01 54 61 00'],
    ['of a reserved name format', 'D7 00 01 61'],
    ['a chunk that nothing began', 'D6 00 01 61'],
    ['a chunk that nothing ends', 'F1 01 01 54 61'],
    ['a chunk with a type of its own', 'B1 01 01 54 61 56 01 01 54 61'],
    ['an empty record with a payload', 'D0 00 01 61'],
    ['of an unknown type with a name', 'D5 01 01 54 61'],
  ] as const) {
    it(`is refused whole when it is ${what}`, () => assert.ok(isRefused(bytes)));
  }

  it('is refused when it has too many records, or is too long', () => {
    const many = Array.from({ length: 40 }, () => externalRecord('a:b', 'c'));
    assert.ok(!parseNdef(writeNdef(many)).ok);
    assert.ok(!parseNdef(writeNdef([externalRecord('a:b', 'c'.repeat(maxMessageBytes))])).ok);
  });

  it('comes back as it was written, whatever was', () => {
    const record = fc.record({
      nameFormat: fc.constantFrom('wellKnown' as const, 'media' as const, 'external' as const),
      type: fc.stringMatching(/^[a-z:./]{1,40}$/),
      payload: fc.uint8Array({ maxLength: 300 }),
    });
    fc.assert(fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), (records) => {
      const parsed = parseNdef(writeNdef(records));
      assert.ok(parsed.ok);
      assert.deepEqual(parsed.records.map(({ type, payload }) => [type, Buffer.from(payload)]), records.map(({ type, payload }) => [type, Buffer.from(payload)]));
    }));
  });

  it('never throws and never makes more than it was given, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const parsed = parseNdef(Buffer.from(bytes));
      if (parsed.ok) assert.ok(parsed.records.reduce((sum, { payload }) => sum + payload.length, 0) <= bytes.length);
    }), { numRuns: 5_000 });
  });
});
