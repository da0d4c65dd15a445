import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAskCrm, type AskCrm } from '../../../main/platform/crm/ask-crm.ts';
import { CrmFault } from '../../../main/platform/crm/crm-fault.ts';
import type { Connector, CrmClient, CrmThing, DeliverySort } from '../../../main/platform/crm/connector.ts';
import { aClient, anAppointment, toWrite, writeAll, writeOne, written } from '../../support/crm-things.ts';

/** The other side of a connector, as the contract meets it: looked at and changed past the connector. */
export type Peer = {
  /** A connector of its own, that reaches the peer through this. */
  readonly connect: (ask: AskCrm) => Connector;
  readonly takes: readonly DeliverySort[];
  /** How many rows the peer holds for a thing. */
  readonly countOf: (thing: CrmThing) => Promise<number>;
  /** An advisor changes one of the thing's fields there; the field's name in the connector's own terms. Null where nobody can. */
  readonly correct: ((thing: CrmThing) => Promise<{ readonly field: string; readonly to: string }>) | null;
  readonly fieldsOf: (thing: CrmThing) => Promise<Readonly<Record<string, string>>>;
};

const sorts: readonly Exclude<DeliverySort, 'consent'>[] = ['client', 'appointment'];

/** What any connector must do against its real server. */
export function testContract(name: string, open: () => Promise<Peer>): void {
  const ask = createAskCrm(20_000);

  test(`${name} writes each thing of a batch once and answers in order`, async () => {
    const peer = await open();
    const connector = peer.connect(ask);
    for (const things of await batchesOf(peer, connector, 5)) {
      const answer = await writeAll(connector, things.map((thing) => toWrite(connector, thing)));
      assert.equal(answer.outcome, 'answered');
      const refs = answer.answers.map((one) => written(one).ref);
      assert.equal(new Set(refs).size, things.length);
      for (const [index, thing] of things.entries()) assert.equal(written(await writeOne(connector, thing)).ref, refs[index]);
      for (const thing of things) assert.equal(await peer.countOf(thing), 1);
    }
  });

  test(`${name} makes one row of ten requests at once`, async () => {
    const peer = await open();
    const connector = peer.connect(ask);
    for (const [thing] of await batchesOf(peer, connector, 1)) {
      assert.ok(thing);
      const answers = await Promise.all(Array.from({ length: 10 }, () => writeOne(connector, thing)));
      assert.equal(new Set(answers.filter((answer) => answer.outcome === 'written').map((answer) => written(answer).ref)).size, 1);
      assert.equal(await peer.countOf(thing), 1);
    }
  });

  test(`${name} makes one row when the answer is cut after the work is done`, async () => {
    const peer = await open();
    for (const [thing] of await batchesOf(peer, peer.connect(ask), 1)) {
      assert.ok(thing);
      await assert.rejects(writeOne(peer.connect(cutting(ask)), thing), (error) => error instanceof CrmFault && error.code === 'retry');
      written(await writeOne(peer.connect(ask), thing, { written: [thing] }));
      assert.equal(await peer.countOf(thing), 1);
    }
  });

  test(`${name} writes an update although the answer to the first writing was lost`, async () => {
    const peer = await open();
    const connector = peer.connect(ask);
    for (const [thing] of await batchesOf(peer, connector, 1)) {
      assert.ok(thing);
      await assert.rejects(writeOne(peer.connect(cutting(ask)), thing));
      const next = changed(thing);
      written(await writeOne(connector, next, { written: [thing, next], revision: 2 }));
      assert.deepEqual(pick(await peer.fieldsOf(next), connector.project(next)), connector.project(next));
    }
  });

  test(`${name} leaves an advisor’s correction, through a replay and through an update of something else`, async () => {
    const peer = await open();
    if (peer.correct === null) return;
    const connector = peer.connect(ask);
    for (const [thing] of await batchesOf(peer, connector, 1)) {
      assert.ok(thing);
      const first = written(await writeOne(connector, thing));
      const { field, to } = await peer.correct(thing);
      const replayed = written(await writeOne(connector, thing, { held: first, written: [thing] }));
      assert.equal((await peer.fieldsOf(thing))[field], to);
      const next = changed(thing);
      written(await writeOne(connector, next, { held: replayed, written: [thing], revision: 2 }));
      const found = await peer.fieldsOf(next);
      assert.equal(found[field], to, 'the correction stays');
      const expected: Readonly<Record<string, string>> = { ...connector.project(next), [field]: to };
      assert.deepEqual(pick(found, expected), expected, 'the rest is written');
    }
  });

  test(`${name} says that it cannot be reached, and that it may be tried again`, async () => {
    const peer = await open();
    const away: AskCrm = () => Promise.reject(new CrmFault('retry', 'It cannot be reached.'));
    for (const [thing] of await batchesOf(peer, peer.connect(ask), 1)) {
      assert.ok(thing);
      await assert.rejects(writeOne(peer.connect(away), thing), (error) => error instanceof CrmFault && error.code === 'retry');
    }
  });

  test(`${name} finds its set-up ready`, async () => {
    const peer = await open();
    assert.deepEqual(await peer.connect(ask).checkSetUp(), { outcome: 'ready' });
  });
}

/** Calls of Tryton’s that change nothing; HubSpot’s says so in its address. */
const reading = /"method":"[^"]*\.(search|search_read|read|login|get_preferences)"/;

/** Does what is asked, and loses the answer of whatever changes something. */
export function cutting(ask: AskCrm): AskCrm {
  return async (question) => {
    const answer = await ask(question);
    const changes = !['GET', 'REPORT', 'PROPFIND'].includes(question.method) && !reading.test(question.body ?? '') && !question.url.endsWith('/batch/read');
    if (changes) throw new CrmFault('retry', 'The answer was cut.');
    return answer;
  };
}

/** For each sort that the peer takes: things of it, their person delivered before. */
async function batchesOf(peer: Peer, connector: Connector, length: number): Promise<readonly (readonly CrmThing[])[]> {
  const taken = sorts.filter((sort) => peer.takes.includes(sort));
  const owner: CrmClient = aClient();
  const clientRef = peer.takes.includes('client') ? written(await writeOne(connector, owner)).ref : null;
  return taken.map((sort) => Array.from({ length }, (): CrmThing => (sort === 'client' ? aClient() : anAppointment({ clientKey: owner.key, clientRef }))));
}

/** Another value in a field that `correct` does not touch. */
function changed(thing: CrmThing): CrmThing {
  if (thing.sort === 'client') return { ...thing, phone: '+41 22 799 99 99' };
  if (thing.sort === 'appointment') return { ...thing, startsAt: '2026-12-04T15:30:00.000Z', state: 'moved' };
  return thing;
}

function pick(found: Readonly<Record<string, string>>, wanted: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(wanted).map((name) => [name, found[name] ?? '']));
}
