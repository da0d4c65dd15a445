import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Piece } from '#contract/content.ts';
import { pieceSerial, watchId } from '#contract/ids.ts';
import type { Tray } from '#contract/window-api.ts';
import type { CardReading, SlotIndex } from '#domain/tray/card-reading.ts';
import { createTrayDesk } from '../../../main/core/tray/tray-desk.ts';
import { proveBadge } from '../../../main/core/client-mode/prove-badge.ts';
import { aClock } from '../../../main/platform/clock/clock-fake.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { diversifyKey } from '../../../main/platform/badge/diversify-key.ts';
import { aTagReader, type TagReaderFake } from '../../../main/platform/tag-reader/tag-reader-fake.ts';
import type { TagReader } from '../../../main/platform/tag-reader/tag-reader.ts';
import { badgeCard } from '../../../native/tray/cards/badge-card.ts';

const serial = pieceSerial.parse('MOR01-0001');
const moraine: Piece = { serial, watchId: watchId.parse('W-MOR-01') };
const reading: CardReading = { kind: 'piece', uid: '04112233445566', serial };

type Test = { readonly after: (end: () => Promise<void>) => void };

/** A desk over readers in memory, with two of them plugged in. */
async function aDesk(t: Test, pieces: () => readonly Piece[] = () => [moraine]) {
  let reader: TagReaderFake | null = null;
  const told: Tray[] = [];
  const counted: string[] = [];
  const badges: (readonly [TagReader, SlotIndex])[] = [];
  const desk = createTrayDesk({
    openReader: (hear) => Promise.resolve((reader = aTagReader(hear))),
    pieces,
    counters: { count: (name) => void counted.push(name), take: () => undefined, flush: () => undefined },
    clock: aClock('2026-11-27T10:00:00.000Z'),
    log: silentLog,
    onChange: (tray) => void told.push(tray),
    onBadge: (opened, slot) => Promise.resolve(void badges.push([opened, slot])),
  });
  t.after(desk.dispose);
  await new Promise((resolve) => setImmediate(resolve));
  assert.ok(reader !== null);
  const readers: TagReaderFake = reader;
  readers.plug(0);
  readers.plug(1);
  return { desk, readers, told, counted, badges };
}

describe('the tray desk', () => {
  it('tells the window of the watch that a piece is, and counts it', async (t) => {
    const { desk, readers, told, counted } = await aDesk(t);
    readers.lay(0, reading);
    assert.deepEqual(told.at(-1), { slots: [{ state: 'piece', serial, watchId: 'W-MOR-01' }, { state: 'empty' }] });
    assert.deepEqual([desk.tray(), counted], [told.at(-1), ['laid/W-MOR-01']]);
  });

  it('calls a piece unknown that is not the boutique’s, until a publication names it', async (t) => {
    let pieces: readonly Piece[] = [];
    const { desk, readers, counted } = await aDesk(t, () => pieces);
    readers.lay(0, reading);
    assert.deepEqual([desk.tray().slots[0], counted], [{ state: 'unknown' }, []]);
    pieces = [moraine];
    assert.equal(desk.tray().slots[0]?.state, 'piece');
  });

  it('says nothing twice', async (t) => {
    const { readers, told } = await aDesk(t);
    readers.lay(0, reading);
    const before = told.length;
    readers.lay(0, reading);
    assert.equal(told.length, before);
  });

  it('hands a badge on with the reader it lies on, and shows nothing', async (t) => {
    const { readers, told, badges } = await aDesk(t);
    readers.lay(1, { kind: 'badge', uid: '04112233445566' });
    assert.deepEqual(badges.map(([, slot]) => slot), [1]);
    assert.equal(told.at(-1)?.slots[1]?.state, 'empty');
  });

  it('says how its readers are', async (t) => {
    const { desk, readers } = await aDesk(t);
    assert.equal(desk.health(), 'here');
    readers.unplug(0);
    readers.unplug(1);
    assert.equal(desk.health(), 'away');
  });

  it('is a tray without slots when no reader can be opened', async () => {
    const desk = createTrayDesk({
      openReader: () => Promise.reject(new Error('no binding')), pieces: () => [], log: silentLog, clock: aClock('2026-11-27T10:00:00.000Z'),
      counters: { count: () => undefined, take: () => undefined, flush: () => undefined }, onChange: () => undefined, onBadge: () => Promise.resolve(),
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual([desk.tray(), desk.health()], [{ slots: [] }, 'none']);
    await desk.dispose();
  });
});

describe('a tapped badge', () => {
  const masterKey = Buffer.alloc(16, 0x4d);
  const uid = Buffer.from('04A1B2C3D4E5F6', 'hex');
  const card = badgeCard({ badgeId: 'A-01', uid, key: diversifyKey(masterKey, uid), secret: Buffer.alloc(32, 0x5e) }, 'serac.example');

  async function tapped(t: Test, key: string | null) {
    const { readers } = await aDesk(t);
    readers.lay(0, { kind: 'badge', uid: '04A1B2C3D4E5F6' }, (command) => Promise.resolve(card.answer(Buffer.from(command)) ?? Buffer.alloc(0)));
    return proveBadge(readers, 0, key);
  }

  it('is proven by the boutique’s own key', async (t) => {
    assert.deepEqual(await tapped(t, masterKey.toString('base64')), { outcome: 'proven', badgeId: 'A-01', secret: Buffer.alloc(32, 0x5e) });
  });

  it('is refused under another key, and where there is none', async (t) => {
    assert.deepEqual([await tapped(t, Buffer.alloc(16).toString('base64')), await tapped(t, null)], [{ outcome: 'refused', badgeId: null }, { outcome: 'refused', badgeId: null }]);
  });

  it('is nothing when it is gone before it was asked', async (t) => {
    const { readers } = await aDesk(t);
    readers.lay(0, { kind: 'badge', uid: '04A1B2C3D4E5F6' });
    readers.lift(0);
    assert.equal(await proveBadge(readers, 0, masterKey.toString('base64')), null);
  });
});
