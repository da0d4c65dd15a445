import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { badgeCard } from '../../../../native/tray/cards/badge-card.ts';
import type { VirtualCard } from '../../../../native/tray/virtual-slot.ts';
import { diversifyKey } from '../../../../main/platform/badge/diversify-key.ts';
import { readBadge } from '../../../../main/platform/badge/read-badge.ts';
import type { Exchange } from '../../../../main/platform/badge/authenticate.ts';

const masterKey = Buffer.from('00112233445566778899AABBCCDDEEFF', 'hex');
const uid = Buffer.from('04A1B2C3D4E5F6', 'hex');
const secret = Buffer.alloc(32, 0x5e);

function aBadge(parts: { readonly key?: Uint8Array; readonly uid?: Uint8Array; readonly badgeId?: string } = {}): VirtualCard {
  return badgeCard({ badgeId: 'A-01', uid, key: diversifyKey(masterKey, uid), secret, ...parts }, 'serac.example');
}

function speakTo(card: VirtualCard, change: (answer: Buffer, index: number) => Buffer = (answer) => answer): Exchange {
  let index = 0;
  return (command) => Promise.resolve(change(card.answer(Buffer.from(command)) ?? Buffer.alloc(0), index++));
}

describe('a badge', () => {
  it('proves its key and gives up its id and its secret', async () => {
    assert.deepEqual(await readBadge(speakTo(aBadge()), masterKey), { ok: true, badgeId: 'A-01', secret });
  });

  it('proves itself anew each time, never in the same words', async () => {
    const card = aBadge();
    const said: string[] = [];
    const listening = (): Exchange => speakTo(card, (answer) => (said.push(answer.toString('hex')), answer));
    await readBadge(listening(), masterKey);
    const first = said.splice(0);
    await readBadge(listening(), masterKey);
    assert.deepEqual(said.map((answer, index) => answer === first[index]), [true, true, false, false, false]);
  });

  it('is refused when its UID was copied without its key', async () => {
    assert.deepEqual(await readBadge(speakTo(aBadge({ key: Buffer.alloc(16) })), masterKey), { ok: false, reason: 'wrong-key' });
  });

  it('is refused when its key was copied to a card with another UID', async () => {
    assert.deepEqual(await readBadge(speakTo(aBadge({ uid: Buffer.from('04000000000001', 'hex') })), masterKey), { ok: false, reason: 'wrong-key' });
  });

  it('is refused by another boutique', async () => {
    assert.deepEqual(await readBadge(speakTo(aBadge()), Buffer.alloc(16, 1)), { ok: false, reason: 'wrong-key' });
  });

  it('is refused when its id is none', async () => {
    assert.deepEqual(await readBadge(speakTo(aBadge({ badgeId: 'admin' })), masterKey), { ok: false, reason: 'broken' });
  });

  it('gives nothing away to a reader that did not authenticate', () => {
    const card = aBadge();
    card.answer(Buffer.from('00A4040C07D2760000850101', 'hex'));
    assert.equal(card.answer(Buffer.from('90AD00000703000000280000 00'.replace(' ', ''), 'hex'))?.toString('hex'), '91ae');
  });

  it('is never believed when a bit of what it answers is another', async () => {
    for (let exchange = 2; exchange < 5; exchange += 1) {
      for (const at of [0, 7, 15]) {
        const flip = (answer: Buffer, index: number): Buffer => {
          if (index === exchange) answer.writeUInt8(answer.readUInt8(at) ^ 0x10, at);
          return answer;
        };
        const reading = await readBadge(speakTo(aBadge(), flip), masterKey);
        // The first bytes of the second answer are the transaction's name: a wrong one is found out by the next MAC.
        assert.equal(reading.ok, false, `exchange ${exchange}, byte ${at}`);
      }
    }
  });
});
