import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { badgeCard } from '../../../../native/tray/cards/badge-card.ts';
import { externalRecord, inTlv, writeNdef } from '../../../../native/tray/cards/ndef-writing.ts';
import { foreignTag, unknownPieceTag, unreadableTag } from '../../../../native/tray/cards/other-cards.ts';
import { pieceTag, uidOf } from '../../../../native/tray/cards/piece-tag.ts';
import { type2Atr, type2Tag } from '../../../../native/tray/cards/type-2-tag.ts';
import { type4Card } from '../../../../native/tray/cards/type-4-card.ts';
import type { VirtualCard } from '../../../../native/tray/virtual-slot.ts';
import { readCard } from '../../../../main/platform/tag-reader/read-card.ts';
import { readType2 } from '../../../../main/platform/tag-reader/read-type-2.ts';
import { CardGone } from '../../../../main/platform/tag-reader/tag-reader.ts';

const domain = 'serac.example';
const pieceMessage = writeNdef([externalRecord('serac.example:piece', 'MOR01-0001')]);
const uid = Buffer.from('04112233445566', 'hex');

/** Reads a card as a reader would hand it on; `asked` counts exchanges. */
async function read(card: VirtualCard, parts: { readonly atr?: Buffer; readonly goneAfter?: number } = {}) {
  const gone = new AbortController();
  let asked = 0;
  const reading = await readCard({
    atr: parts.atr ?? card.atr() ?? Buffer.alloc(0),
    connect: () => Promise.resolve(),
    isGone: gone.signal,
    transmit: (command) => {
      asked += 1;
      if (asked === parts.goneAfter) gone.abort();
      if (gone.signal.aborted) return Promise.reject(new CardGone());
      return Promise.resolve(card.answer(Buffer.from(command)) ?? Buffer.alloc(0));
    },
  }, domain);
  return { reading, asked };
}

describe('a card that is laid down', () => {
  it('is a piece when it names one, in four exchanges', async () => {
    assert.deepEqual(await read(pieceTag('MOR01-0001', domain)), { reading: { kind: 'piece', serial: 'MOR01-0001', uid: uidOf('MOR01-0001').toString('hex').toUpperCase() }, asked: 4 });
  });

  it('is a piece on an NTAG 424 as well', async () => {
    assert.deepEqual((await read(type4Card(uid, pieceMessage))).reading, { kind: 'piece', serial: 'MOR01-0001', uid: '04112233445566' });
  });

  it('is a badge when it says so', async () => {
    const card = badgeCard({ badgeId: 'A-01', uid, key: Buffer.alloc(16), secret: Buffer.alloc(32) }, domain);
    assert.deepEqual((await read(card)).reading, { kind: 'badge', uid: '04112233445566' });
  });

  it('is read in the end when its first reads fail', async () => {
    const card = type2Tag({ uid, data: inTlv(pieceMessage), failingReads: 3 });
    assert.equal((await read(card)).reading?.kind, 'piece');
  });

  it('is called unreadable only after several tries', async () => {
    assert.deepEqual(await read(unreadableTag()), { reading: { kind: 'unreadable' }, asked: 5 });
  });

  it('is nothing when it is taken away meanwhile', async () => {
    assert.equal((await read(pieceTag('MOR01-0001', domain), { goneAfter: 3 })).reading, null);
  });

  for (const [what, card, kind] of [
    ['another maison’s', foreignTag(), 'foreign'],
    ['blank', type2Tag({ uid, data: Buffer.of(0xfe) }), 'foreign'],
    ['never formatted', type2Tag({ uid, data: Buffer.alloc(0), capability: Buffer.alloc(4) }), 'foreign'],
    ['a piece’s that nobody knows', unknownPieceTag(domain), 'piece'],
    ['the maison’s without a serial', type2Tag({ uid, data: inTlv(writeNdef([externalRecord('serac.example:piece', '?')])) }), 'unknown'],
    ['a payment card', { atr: () => Buffer.from('3B8A80014A434F50333156323332A7', 'hex'), reset: () => undefined, answer: (command) => (command[1] === 0xca ? Buffer.from('08AABBCC9000', 'hex') : Buffer.from('6A82', 'hex')) }, 'foreign'],
    ['a transport card of another standard', { ...foreignTag(), atr: () => Buffer.from('3B8F8001804F0CA000000306030001000000006A', 'hex') }, 'foreign'],
    ['of a UID of a length that no card has', type2Tag({ uid: Buffer.alloc(5), data: inTlv(pieceMessage) }), 'unreadable'],
  ] as const satisfies readonly (readonly [string, VirtualCard, string])[]) {
    it(`is ${kind} when it is ${what}`, async () => assert.equal((await read(card)).reading?.kind, kind));
  }

  it('has its control TLVs obeyed: what they reserve is not data', async () => {
    // Area 2, of 16 bytes each, from its beginning: four bytes from byte 32 on are not data, and the message goes on after them.
    const written = Buffer.concat([Buffer.from('0203200404', 'hex'), inTlv(pieceMessage)]);
    const reserved = 32 - 16;
    const data = Buffer.concat([written.subarray(0, reserved), Buffer.from('DEADBEEF', 'hex'), written.subarray(reserved)]);
    assert.equal((await read(type2Tag({ uid, data }))).reading?.kind, 'piece');
  });

  it('is some card, and no fault, whatever lies in a tag', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ minLength: 4, maxLength: 4 }), async (data, capability) => {
      const tag = type2Tag({ uid, data, capability: Buffer.concat([Buffer.of(0xe1, 0x10), capability.subarray(0, 1), Buffer.of(0)]) });
      await readType2((command) => Promise.resolve(tag.answer(Buffer.from(command)) ?? Buffer.alloc(0)));
    }), { numRuns: 500 });
  });

  it('is some card, and no fault, whatever it answers', async () => {
    const nonsense = fc.tuple(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 12 }), fc.constantFrom(type2Atr, Buffer.from('3B8180018080', 'hex'), Buffer.alloc(0)));
    // All at once: each takes its time to try again.
    await Promise.all(fc.sample(nonsense, 300).map(async ([answers, atr]) => {
      let next = 0;
      const card: VirtualCard = { atr: () => atr, reset: () => undefined, answer: () => Buffer.from([...(answers[next++ % answers.length] ?? []), 0x90, 0x00]) };
      const { reading } = await read(card, { atr });
      assert.ok(reading !== null && ['piece', 'unknown', 'badge', 'foreign', 'unreadable'].includes(reading.kind), JSON.stringify(answers));
    }));
  });
});
