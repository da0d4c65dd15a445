import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { demonstrationClients } from '../../../../assets/maison/demonstration-clients.ts';
import { deliverBatch } from '../../../../main/hub/connectors/deliver-batch.ts';
import { startDeliveryJob } from '../../../../main/hub/connectors/delivery-job.ts';
import { openDeliveryRepository } from '../../../../main/hub/connectors/delivery-repository.ts';
import { openPulledRepository } from '../../../../main/hub/connectors/pulled-repository.ts';
import { systemClock } from '../../../../main/platform/clock/clock.ts';
import { CrmFault } from '../../../../main/platform/crm/crm-fault.ts';
import { deliverySorts, type Connector } from '../../../../main/platform/crm/connector.ts';
import { silentLog } from '../../../../main/platform/log/log.ts';
import { aBookWithLine, aReceipt, bookVisit, geneve, type BookWithLine } from '../../../support/book-with-line.ts';
import { aConnector } from '../../../support/connector-fake.ts';

const later = '2999-01-01T00:00:00.000Z';
const opened = '2026-11-27T09:00:00.000Z';

/** Delivers all that may go, as the job does, until nothing is due. */
async function deliverAll(connector: Connector, { deliveries, readThing }: BookWithLine): Promise<void> {
  for (let hasDelivered = true; hasDelivered;) {
    hasDelivered = false;
    for (const sort of deliverySorts) {
      const due = deliveries.next(sort, later, connector.most);
      if (due.length > 0) await deliverBatch(sort, due, { connector, deliveries, readThing, clock: systemClock });
      hasDelivered ||= due.length > 0;
    }
  }
}

test('everything written to the book is delivered once, a person before what is theirs', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  const visits = Array.from({ length: 20 }, () => bookVisit(line.book));
  await deliverAll(connector, line);
  assert.deepEqual([...connector.taken.values()].map(({ times }) => times), Array.from({ length: 40 }, () => 1));
  assert.equal(connector.taken.get(visits[3]?.appointmentKey ?? '')?.fields['clientRef'], `ref-${visits[3]?.clientKey}`);
  assert.deepEqual(line.deliveries.counts(), { waiting: 0, parked: 0, delivered: 40, keptTheirs: 0 });
});

test('a connector that is opened later gets what the book held before, once', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  bookVisit(line.book);
  line.deliveries.open(connector.takes, opened);
  line.deliveries.open(connector.takes, opened);
  await deliverAll(connector, line);
  assert.deepEqual([...connector.taken.values()].map(({ times }) => times), [1, 1]);
});

test('of the demonstration’s invented clients, and what is booked for them, no CRM hears', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  const [invented] = demonstrationClients(new Date(opened));
  assert.ok(invented);
  line.book.addClient(geneve, invented.externalKey, invented.card, opened);
  bookVisit(line.book, { known: invented.card.id });
  await deliverAll(connector, line);
  assert.deepEqual([connector.taken.size, line.deliveries.counts().waiting, line.deliveries.parked()], [0, 0, []]);
});

test('without a connector nothing is queued', (t) => {
  const line = aBookWithLine(t);
  bookVisit(line.book);
  assert.equal(line.database.prepare('SELECT count(*) FROM deliveries').pluck().get(), 0);
});

test('of a refused batch the one that is wrong is parked with its reason and its person waits; all others go through', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  const visits = Array.from({ length: 64 }, () => bookVisit(line.book));
  const wrong = visits[37];
  assert.ok(wrong);
  connector.poisoned.add(wrong.clientKey);
  await deliverAll(connector, line);
  assert.equal(connector.taken.size, 126);
  assert.deepEqual(line.deliveries.parked().map(({ reason, waitingBehind }) => ({ reason, waitingBehind })), [{ reason: 'It refused the name.', waitingBehind: 1 }]);
  assert.ok(connector.calls.filter((keys) => keys.some((key) => key.includes('client'))).length <= 2 * Math.log2(64) + 1, 'halves, not singles');

  connector.poisoned.clear();
  assert.ok(line.deliveries.unpark(line.deliveries.parked()[0]?.id ?? 0));
  await deliverAll(connector, line);
  assert.equal(connector.taken.size, 128);
});

test('a withdrawal passes its person’s parked lane', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  const { subjectId, clientKey } = bookVisit(line.book);
  connector.poisoned.add(clientKey);
  line.book.writeReceipts([aReceipt(subjectId, 'consent', '2026-11-27T09:00:00.000Z')], opened);
  await deliverAll(connector, line);
  assert.equal(connector.taken.size, 0);
  line.book.writeReceipts([aReceipt(subjectId, 'withdrawal', '2026-11-27T10:00:00.000Z')], opened);
  await deliverAll(connector, line);
  assert.equal(connector.taken.get(`vitrine-consent-${subjectId}-news-email`)?.fields['status'], 'withdrawn');
});

test('in whatever order receipts arrive, the CRM’s last word is the newest gesture', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('consent', 'refusal', 'withdrawal'), fc.integer({ min: 0, max: 50 }), fc.boolean()), { minLength: 1, maxLength: 12 }), async (gestures) => {
    const line = aBookWithLine(t);
    const connector = aConnector();
    line.deliveries.open(connector.takes, opened);
    const { subjectId } = bookVisit(line.book);
    const receipts = gestures.map(([kind, minute]) => aReceipt(subjectId, kind, `2026-11-27T09:${String(minute).padStart(2, '0')}:00.000Z`));
    for (const [index, [, , deliversNow]] of gestures.entries()) {
      const receipt = receipts[index];
      if (receipt !== undefined) line.book.writeReceipts([receipt], opened);
      if (deliversNow) await deliverAll(connector, line);
    }
    await deliverAll(connector, line);
    const newest = receipts.toSorted((a, b) => a.body.capturedAt.localeCompare(b.body.capturedAt) || a.body.id.localeCompare(b.body.id)).at(-1);
    assert.equal(connector.taken.get(`vitrine-consent-${subjectId}-news-email`)?.fields['receiptId'], newest?.body.id);
  }), { numRuns: 15 });
});

test('an appointment that changes while it is being delivered is delivered again', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  const { appointment, appointmentKey } = bookVisit(line.book, { startsAt: '2026-12-01T10:00:00.000Z' });
  const meddling: Connector = {
    ...connector,
    upsertAppointments: async (items) => {
      if (!connector.taken.has(appointmentKey)) line.book.reply(appointment.id, appointment.version, { act: 'decline', reason: 'The salon is closed.' }, opened);
      return connector.upsertAppointments(items);
    },
  };
  await deliverAll(meddling, line);
  assert.equal(connector.taken.get(appointmentKey)?.times, 2);
  assert.equal(connector.taken.get(appointmentKey)?.fields['state'], 'declined');
});

test('what is sent again to a CRM that lost it goes once more', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  bookVisit(line.book);
  await deliverAll(connector, line);
  line.deliveries.sendAllAgain();
  await deliverAll(connector, line);
  assert.deepEqual([...connector.taken.values()].map(({ times }) => times), [2, 2]);
});

test('a line that stands still goes on by itself after an outage, and at once when it is woken after a set-up', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  bookVisit(line.book);
  connector.faults.push(new CrmFault('retry', 'It cannot be reached.'), new CrmFault('wait', 'It asks for time.', { waitMs: 30 }), new CrmFault('needs-set-up', 'A field is missing.'));
  const job = startDeliveryJob({ connector, ...line, clock: systemClock, log: silentLog, pullPage: () => Promise.resolve(false) });
  await until(() => job.state().phase === 'needs-set-up');
  assert.deepEqual(job.state(), { phase: 'needs-set-up', findings: ['A field is missing.'] });
  connector.setUp = { outcome: 'incomplete', findings: ['Still missing.'] };
  job.wake();
  await until(() => JSON.stringify(job.state()).includes('Still missing.'));
  connector.setUp = { outcome: 'ready' };
  job.wake();
  await until(() => connector.taken.size === 2);
  await job.dispose();
});

test('a CRM that is too slow for many at once gets fewer, until it answers', async (t) => {
  const line = aBookWithLine(t);
  const connector = aConnector();
  line.deliveries.open(connector.takes, opened);
  for (let visits = 0; visits < 40; visits += 1) bookVisit(line.book);
  const slow: Connector = { ...connector, most: 32, upsertClients: (items) => (items.length > 10 ? Promise.reject(new CrmFault('retry', 'It did not answer in time.')) : connector.upsertClients(items)) };
  const job = startDeliveryJob({ connector: slow, ...line, clock: systemClock, log: silentLog, pullPage: () => Promise.resolve(false) });
  await until(() => connector.taken.size === 80);
  await job.dispose();
  assert.ok(connector.calls.every((keys) => keys.length <= 10 || !keys[0]?.includes('client')));
});

test('what we wrote comes back as no news; what others wrote does, and its deletion', (t) => {
  const line = aBookWithLine(t);
  line.deliveries.open(['client', 'appointment'], opened);
  bookVisit(line.book);
  const [delivery] = line.deliveries.next('client', later, 1);
  assert.ok(delivery);
  line.deliveries.settle([{ id: delivery.id, wanted: 1, ref: '7', version: 'v1', digests: {}, remark: null }]);
  const pulled = openPulledRepository(line.database, 'crm', openDeliveryRepository(line.database, 'crm'));
  const record = (ref: string, version: string, ownKey: string | null) => ({ sort: 'client' as const, ref, version, ownKey, fields: { name: 'Sol' }, occupies: [] });
  const page = { removed: [], present: null, cursor: 'a', hasMore: false };
  const all = [record('7', 'v1', 'vitrine-client-x'), record('8', 'v1', null)];
  assert.equal(pulled.keep({ ...page, records: all }, opened), 1);
  assert.equal(pulled.keep({ ...page, records: all }, opened), 0, 'the overlap is no news');
  assert.equal(pulled.keep({ ...page, records: [record('7', 'v2', 'vitrine-client-x')] }, opened), 1, 'somebody corrected ours');
  assert.equal(pulled.keep({ ...page, records: [], present: { client: ['7'] }, cursor: 'b' }, opened), 1);
  assert.deepEqual(pulled.list('client').map(({ ref, removedAt, fields }) => ({ ref, isGone: removedAt !== null, fields })), [{ ref: '7', isGone: false, fields: { name: 'Sol' } }, { ref: '8', isGone: true, fields: {} }]);
  assert.equal(pulled.keep({ ...page, records: [], present: { client: [] } }, opened), 1, 'ours was deleted there');
  assert.equal(pulled.cursor(), 'a');
});

async function until(isSo: () => boolean): Promise<void> {
  const endsAtMs = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > endsAtMs) throw new Error('not in time');
    await turn();
  }
}
