import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { NFC, type Reader } from 'nfc-pcsc';
import { badgeCard } from '../../../native/tray/cards/badge-card.ts';
import { foreignTag, muteCard, unreadableTag } from '../../../native/tray/cards/other-cards.ts';
import { pieceTag } from '../../../native/tray/cards/piece-tag.ts';
import { layCard, virtualSlots, type LaidCard, type VirtualCard } from '../../../native/tray/virtual-slot.ts';
import { nodePath } from '../../../native/setup/places.ts';
import { diversifyKey } from '../../../main/platform/badge/diversify-key.ts';
import { readBadge } from '../../../main/platform/badge/read-badge.ts';
import { startCardService } from '../../support/virtual-tray/card-service.ts';
import { makeFaultyDriver } from '../../support/virtual-tray/faulty-driver.ts';
import { hearReader, isOf, isRead } from '../../support/virtual-tray/hear-reader.ts';
import { isInOwnNetwork } from '../../support/virtual-tray/own-network.ts';

const domain = 'serac.example';
const piece = (serial: string): VirtualCard => pieceTag(serial, domain);
const lay = (slot: 0 | 1, card: VirtualCard): Promise<LaidCard> => layCard(card, virtualSlots[slot]);

/** Answers what announces it, and then never again. */
const hangingCard = (): VirtualCard => ({ ...piece('MOR01-0001'), answer: () => null });

type Test = { readonly after: (end: () => Promise<void>) => void };

async function aTray(t: Test) {
  const service = await startCardService();
  t.after(service.stop);
  const reader = await hearReader();
  t.after(reader.dispose);
  await reader.next(isOf('reader-appeared', 1));
  return { service, reader };
}

/** The longest that the loop was held up while something went on. */
async function longestHoldUpMs(doing: () => Promise<void>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const beat = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }, 5);
  await doing();
  clearInterval(beat);
  return longest;
}

if (isInOwnNetwork(import.meta.filename)) {
  test('a piece is read when it is laid, and told when it is lifted', async (t) => {
    const { reader } = await aTray(t);
    const laid = await lay(0, piece('MOR01-0001'));
    await reader.next(isRead(0, 'MOR01-0001'));
    await laid.lift();
    await reader.next(isOf('card-removed', 0));
  });

  test('a tag that was swapped for another while the loop was busy is not taken for the first', async (t) => {
    const { reader } = await aTray(t);
    const first = await lay(0, piece('MOR01-0001'));
    await reader.next(isRead(0, 'MOR01-0001'));
    // Another process moves the cards: this one's loop stands still meanwhile, as a busy one would.
    const line = `const { layCard, virtualSlots } = await import('${join(import.meta.dirname, '../../../native/tray/virtual-slot.ts')}'); const { pieceTag } = await import('${join(import.meta.dirname, '../../../native/tray/cards/piece-tag.ts')}'); await layCard(pieceTag('NEV01-0002', '${domain}'), virtualSlots[0]);`;
    const other = spawn(nodePath(), ['--input-type=module', '--eval', line], { stdio: 'ignore', cwd: join(import.meta.dirname, '../../..') });
    t.after(async () => void other.kill());
    await first.lift();
    const until = performance.now() + 3_000;
    while (performance.now() < until);
    await reader.next(isOf('card-removed', 0));
    await reader.next(isRead(0, 'NEV01-0002'));
  });

  test('a service that was absent at the start is found when it comes', async (t) => {
    const reader = await hearReader();
    t.after(reader.dispose);
    await pause(600);
    assert.deepEqual([reader.heard(), reader.log().match(/card-service-away/g)?.length], [[], 1]);
    const service = await startCardService();
    t.after(service.stop);
    await reader.next(isOf('reader-appeared', 0));
    await lay(0, piece('MOR01-0001'));
    await reader.next(isRead(0, 'MOR01-0001'));
  });

  test('a service that is killed takes the cards with it, and gives them back when it returns', async (t) => {
    const { service, reader } = await aTray(t);
    await lay(0, piece('MOR01-0001'));
    await reader.next(isRead(0, 'MOR01-0001'));
    await service.kill();
    await reader.next(isOf('card-removed', 0));
    await reader.next(isOf('reader-gone', 0));
    const again = await startCardService();
    t.after(again.stop);
    const backAtMs = performance.now();
    const { atMs } = await reader.next(isOf('reader-appeared', 0));
    t.diagnostic(`readers back ${(atMs - backAtMs).toFixed(0)} ms after the service`);
    assert.ok(atMs - backAtMs < 1_500);
    await lay(0, piece('MOR01-0002'));
    await reader.next(isRead(0, 'MOR01-0002'));
  });

  test('a service that is there and hangs holds up nothing, and is found when it goes on', async (t) => {
    const service = await startCardService();
    t.after(service.stop);
    service.freeze();
    const longest = await longestHoldUpMs(async () => {
      const reader = await hearReader();
      t.after(reader.dispose);
      await pause(2_500);
      assert.deepEqual(reader.heard(), []);
      service.goOn();
      await reader.next(isOf('reader-appeared', 0));
    });
    assert.ok(longest < 1_000, `the loop was held up for ${longest.toFixed(0)} ms`);
  });

  test('a reader can be spoken to without a card on it', async (t) => {
    const service = await startCardService();
    const nfc = new NFC();
    t.after(async () => {
      await nfc.pcsc.close();
      await service.stop();
    });
    const [reader] = (await once(nfc, 'reader')) as [Reader];
    const protocol = await reader.connect('CONNECT_MODE_DIRECT');
    assert.deepEqual(protocol, { type: 3, protocol: 0 });
    // The virtual reader has no escape command: it says so, and stays.
    await assert.rejects(reader.control(Buffer.of(0x00), 16));
    await reader.disconnect();
  });

  async function aTrayThatFails(t: Test) {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-driver-'));
    t.after(async () => rmSync(folder, { recursive: true }));
    const driver = makeFaultyDriver(folder);
    const service = await startCardService(driver);
    t.after(service.stop);
    const reader = await hearReader();
    t.after(reader.dispose);
    await reader.next(isOf('reader-appeared', 0));
    await lay(0, piece('MOR01-0001'));
    await reader.next(isRead(0, 'MOR01-0001'));
    return { driver, service, reader };
  }

  test('a reader that fails with a tag on it lets go of the tag, and finds it again when it is mended', async (t) => {
    const { driver, reader } = await aTrayThatFails(t);
    driver.breakDown();
    await reader.next(isOf('card-removed', 0));
    driver.mend();
    await reader.next(isRead(0, 'MOR01-0001'));
  });

  test('a reader that is unplugged is gone from its slot, and has it again when it is back', async (t) => {
    const { driver, service, reader } = await aTrayThatFails(t);
    driver.breakDown();
    service.rescan();
    await reader.next(isOf('reader-gone', 0));
    await pause(2_500);
    assert.equal(reader.readers(), 0);
    driver.mend();
    service.rescan();
    await reader.next(isOf('reader-appeared', 0));
    await lay(0, piece('MOR01-0002'));
    await reader.next((event) => event.type === 'card-read' && event.slot === 0 && event.reading.kind === 'piece');
  });

  test('a piece that lay there before anybody listened is read', async (t) => {
    const service = await startCardService();
    t.after(service.stop);
    await lay(1, piece('ARE01-0001'));
    const reader = await hearReader();
    t.after(reader.dispose);
    await reader.next(isRead(1, 'ARE01-0001'));
  });

  test('a card that never answers is called unreadable, holds up neither the loop nor the other slot, and can be lifted', async (t) => {
    const { reader } = await aTray(t);
    const longest = await longestHoldUpMs(async () => {
      const hanging = await lay(0, hangingCard());
      await reader.next(isOf('card-presented', 0));
      await lay(1, piece('NEV01-0001'));
      await reader.next(isRead(1, 'NEV01-0001'));
      await reader.next((event) => event.type === 'card-read' && event.slot === 0 && event.reading.kind === 'unreadable');
      await hanging.lift();
      await reader.next(isOf('card-removed', 0));
      await lay(0, piece('MOR01-0001'));
      await reader.next(isRead(0, 'MOR01-0001'));
    });
    t.diagnostic(`the loop was held up for ${longest.toFixed(0)} ms at most`);
    assert.ok(longest < 1_000);
  });

  test('whoever goes in the middle of an exchange that hangs goes all the same', async (t) => {
    const service = await startCardService();
    t.after(service.stop);
    const hanging = await lay(0, hangingCard());
    t.after(hanging.lift);
    const child = spawn(nodePath(), [join(import.meta.dirname, '../../support/virtual-tray/leave-in-exchange.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    const outcome = await Promise.race([ended.then(() => 'gone'), pause(12_000, 'still there', { ref: false })]);
    child.kill('SIGKILL');
    assert.equal(outcome, 'gone');
  });

  for (const [name, card, kind] of [['a mute card', muteCard(), 'unreadable'], ['a tag that fails', unreadableTag(), 'unreadable'], ['somebody else’s tag', foreignTag(), 'foreign']] as const) {
    test(`${name} is ${kind}`, async (t) => {
      const { reader } = await aTray(t);
      await lay(0, card);
      const event = await reader.next(isOf('card-read', 0));
      assert.equal(event.type === 'card-read' && event.reading.kind, kind);
    });
  }

  test('a badge proves its key and gives up its secret through the reader; a copy of its UID does not', async (t) => {
    const { reader } = await aTray(t);
    const [masterKey, uid, secret] = [Buffer.alloc(16, 0x4d), Buffer.from('04A1B2C3D4E5F6', 'hex'), Buffer.alloc(32, 0x5e)];
    const badge = { badgeId: 'A-01', uid, key: diversifyKey(masterKey, uid), secret };
    const laid = await lay(1, badgeCard(badge, domain));
    const event = await reader.next(isOf('card-read', 1));
    assert.deepEqual(event.type === 'card-read' && event.reading, { kind: 'badge', uid: '04A1B2C3D4E5F6' });
    assert.deepEqual(await reader.withCard(1, (transmit) => readBadge(transmit, masterKey)), { ok: true, value: { ok: true, badgeId: 'A-01', secret } });
    await laid.lift();
    await reader.next(isOf('card-removed', 1));
    assert.deepEqual(await reader.withCard(1, (transmit) => readBadge(transmit, masterKey)), { ok: false, reason: 'no-card' });
    await lay(1, badgeCard({ ...badge, key: Buffer.alloc(16) }, domain));
    await reader.next(isOf('card-read', 1));
    assert.deepEqual(await reader.withCard(1, (transmit) => readBadge(transmit, masterKey)), { ok: true, value: { ok: false, reason: 'wrong-key' } });
  });

  test('a badge that is taken away in the middle proves nothing', async (t) => {
    const { reader } = await aTray(t);
    const badge = badgeCard({ badgeId: 'A-01', uid: Buffer.from('04A1B2C3D4E5F6', 'hex'), key: Buffer.alloc(16), secret: Buffer.alloc(32) }, domain);
    const { promise: goes, resolve: go } = Promise.withResolvers<void>();
    const laid = await lay(0, { ...badge, answer: (command) => (command[1] === 0x71 ? (go(), null) : badge.answer(command)) });
    await reader.next(isOf('card-read', 0));
    const used = reader.withCard(0, (transmit) => readBadge(transmit, Buffer.alloc(16)));
    await goes;
    await laid.lift();
    const answer = await used;
    assert.ok(!answer.ok || !answer.value.ok);
    await reader.next(isOf('card-removed', 0));
  });

  test('waiting costs nothing', async (t) => {
    const { reader } = await aTray(t);
    await lay(0, piece('MOR01-0001'));
    await reader.next(isRead(0, 'MOR01-0001'));
    const before = process.cpuUsage();
    await pause(3_000);
    const { user, system } = process.cpuUsage(before);
    t.diagnostic(`${((user + system) / 1000).toFixed(1)} ms of processor in 3 s`);
    assert.ok(user + system < 300_000);
  });
}
