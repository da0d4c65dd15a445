import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v7 } from 'uuid';
import { appointmentId, leaseId } from '#contract/ids.ts';
import type { Lease } from '#contract/submission.ts';
import { openLeases } from '../../../main/core/appointments/leases.ts';
import { windowMigrations } from '../../../main/core/migrations/window-migrations.ts';
import { openDatabase } from '../../../main/platform/sqlite/open-database.ts';

const slot = { startsAt: '2026-12-10T09:00:00.000Z', minutes: 45 };
const asOf = '2026-11-27T09:00:00.000Z';
const hourMs = 3_600_000;

function aMachine() {
  let [bootId, sinceBootMs] = ['first', 0];
  return {
    boot: { get bootId() { return bootId; }, sinceBootMs: () => sinceBootMs },
    pass: (ms: number) => (sinceBootMs += ms),
    startAgain: () => ([bootId, sinceBootMs] = [v7(), 0]),
  };
}

function aWindow(t: { readonly after: (end: () => void) => void }) {
  const database = openDatabase(':memory:', windowMigrations);
  t.after(() => void database.close());
  const machine = aMachine();
  const add = database.prepare(`INSERT INTO appointments (id, submission_id, kind, state, made_at, lease_id) VALUES (?, '', 'boutique', 'held', '', ?)`);
  return { machine, open: () => openLeases({ database, boot: machine.boot }), keep: (id: string, lent: string | null) => void add.run(id, lent) };
}

const aLease = (change: Partial<Lease> = {}): Lease => ({ id: leaseId.parse(v7()), kind: 'boutique', slot, lastsMs: 12 * hourMs, ...change });
const aRequest = () => ({ id: appointmentId.parse(v7()), kind: 'boutique' as const, slot });

test('a lease counts from before it was asked for, and ends a little sooner than the hub’s', (t) => {
  const { machine, open } = aWindow(t);
  const leases = open();
  machine.pass(hourMs);
  leases.renew({ asOf, leases: [aLease()] }, 0);
  const found = [leases.find(aRequest()) !== null];
  for (const ms of [11 * hourMs - 60_000, 60_000]) {
    machine.pass(ms);
    found.push(leases.find(aRequest()) !== null);
  }
  assert.deepEqual(found, [true, true, false]);
});

test('one that an appointment names is not found again, and is the appointment’s until it ends', (t) => {
  const { machine, open, keep } = aWindow(t);
  const leases = open();
  leases.renew({ asOf, leases: [aLease()] }, 0);
  const request = aRequest();
  const lent = leases.find(request);
  keep(request.id, lent);
  const found = [leases.find(aRequest()), leases.of({ id: request.id, leaseId: lent })];
  machine.pass(13 * hourMs);
  assert.deepEqual([...found, leases.of({ id: request.id, leaseId: lent })], [null, 'live', 'over']);
});

test('a core that crashed still has them; a machine that started again has not, until the hub renews them', (t) => {
  const { machine, open, keep } = aWindow(t);
  const lent = aLease();
  open().renew({ asOf, leases: [lent] }, 0);
  const request = aRequest();
  keep(request.id, lent.id);
  const told = [open().of({ id: request.id, leaseId: lent.id })];
  machine.startAgain();
  const leases = open();
  told.push(leases.of({ id: request.id, leaseId: lent.id }));
  leases.renew({ asOf, leases: [lent] }, 0);
  told.push(leases.of({ id: request.id, leaseId: lent.id }));
  assert.deepEqual([told, leases.find(aRequest())], [['live', 'none', 'live'], null]);
});

test('what the hub names no longer is over, and an older answer never makes one shorter', (t) => {
  const { machine, open } = aWindow(t);
  const leases = open();
  const [kept, gone] = [aLease(), aLease({ slot: { ...slot, minutes: 60 } })];
  leases.renew({ asOf, leases: [kept, gone] }, hourMs);
  leases.renew({ asOf, leases: [kept] }, 0);
  machine.pass(12 * hourMs + 1);
  assert.deepEqual([leases.find(aRequest()), leases.find({ ...aRequest(), slot: { ...slot, minutes: 60 } })], [kept.id, null]);
});

test('the block stands in the calendar since the hub first lent it, however often it is renewed', (t) => {
  const leases = aWindow(t).open();
  const lent = aLease();
  leases.renew({ asOf, leases: [lent] }, 0);
  leases.renew({ asOf: '2026-11-27T10:00:00.000Z', leases: [lent] }, 0);
  assert.deepEqual(leases.live().map(({ lentAt }) => lentAt), [asOf]);
});

test('one that is given back holds nothing more, although the hub has not heard of it', (t) => {
  const leases = aWindow(t).open();
  const lent = aLease();
  leases.renew({ asOf, leases: [lent] }, 0);
  const given = [leases.giveBack(() => true), leases.giveBack(() => false)];
  leases.renew({ asOf, leases: [lent] }, 0);
  assert.deepEqual([given, leases.find(aRequest()), leases.live()], [[[lent.id], [lent.id]], null, []]);
});
