import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, leaseId, windowId } from '#contract/ids.ts';
import type { WindowId } from '#domain/ids.ts';
import type { Lease } from '#contract/submission.ts';
import { openBlocks } from '../../../../main/hub/book/blocks.ts';
import { openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { leaseGuardMs, leaseMs, lender, type Lender } from '../../../../main/hub/book/leases.ts';
import { openQuanta, type Quanta } from '../../../../main/hub/book/quanta.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';

const geneve = boutiqueId.parse('geneve');
const [one, other] = [windowId.parse(v7()), windowId.parse(v7())];
const memory = '7b0c9a52-5a7e-4f6d-9a53-0d6e3f1f2a11';
const slot = { startsAt: '2026-12-10T09:00:00.000Z', minutes: 45 };
const place = { kind: 'boutique' as const, slot, capacity: 1 };
const now = new Date('2026-11-27T09:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);

type Desk = Lender & { readonly quanta: Quanta; readonly borrow: (at?: Date, change?: { readonly memory?: string; readonly giveBack?: Lease['id'][] }) => readonly Lease[]; readonly isFree: () => boolean };

function aDesk(t: Pick<TestContext, 'after'>): Desk {
  const database = openBookDatabase(':memory:', somePersonKeys(t));
  t.after(() => void database.close());
  const quanta = openQuanta(database, openBlocks(database));
  const leases = lender(database, quanta);
  const trial = database.transaction(() => {
    const isFree = quanta.take('trial', { boutiqueId: geneve, ...place }) !== null;
    quanta.free('trial');
    return isFree;
  });
  return {
    ...leases, quanta, isFree: () => trial(),
    borrow: (at = now, change = {}) => leases.lend({ boutiqueId: geneve, windowId: one, memory, giveBack: [], ...change }, (held) => (held.length === 0 ? [{ id: leaseId.parse(v7()), ...place }] : []), at),
  };
}

test('a time that is lent is nobody else’s until it has ended, by the guard time later', (t) => {
  const desk = aDesk(t);
  desk.borrow();
  const states = [desk.isFree()];
  for (const ms of [leaseMs + leaseGuardMs - 1, leaseMs + leaseGuardMs]) {
    desk.freeOverdue(later(ms));
    states.push(desk.isFree());
  }
  assert.deepEqual(states, [false, false, true]);
});

test('to ask again renews the same lease, and never shortens it', (t) => {
  const desk = aDesk(t);
  const ids = [desk.borrow(later(60_000)), desk.borrow(now)].map((leases) => leases.map(({ id }) => id));
  desk.freeOverdue(later(leaseMs + leaseGuardMs));
  assert.deepEqual([ids[0], desk.isFree()], [ids[1], false]);
});

test('a window that lost its memory is not lent what it may have promised', (t) => {
  const desk = aDesk(t);
  desk.borrow();
  assert.deepEqual(desk.borrow(now, { memory: '0d1c4c1e-7f4f-4b53-8a41-7c1a2b3c4d5e' }), []);
});

test('what is given back is free at once, and only by the window that had it', (t) => {
  const desk = aDesk(t);
  const ids = desk.borrow().map(({ id }) => id);
  desk.lend({ boutiqueId: geneve, windowId: other, memory, giveBack: ids }, () => [], now);
  const before = desk.isFree();
  desk.lend({ boutiqueId: geneve, windowId: one, memory, giveBack: ids }, () => [], now);
  assert.deepEqual([before, desk.isFree()], [false, true]);
});

test('the appointment that was held by a lease has its place, once, and for that time only', (t) => {
  const desk = aDesk(t);
  const [lent] = desk.borrow().map(({ id }) => id);
  const redeem = (window: WindowId, change: object = {}) => {
    const wanted = { ...place, id: appointmentId.parse(v7()), code: null, leaseId: lent ?? leaseId.parse(v7()), ...change };
    return desk.redeem(wanted, { ...wanted, boutiqueId: geneve }, window) !== null;
  };
  const redeemed = [redeem(other), redeem(one, { slot: { ...slot, minutes: 60 } }), redeem(one, { leaseId: undefined }), redeem(one), redeem(one)];
  assert.deepEqual([redeemed, desk.isFree()], [[false, false, false, true, false], false]);
});
