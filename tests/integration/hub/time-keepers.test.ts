import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { startPostgresTimeKeeper } from '../../../main/hub/calendar/postgres/postgres-time-keeper.ts';
import { embeddedTimeKeeper, TimeOutOfReach } from '../../../main/hub/calendar/time-keeper.ts';
import { quantaOf } from '../../../main/hub/book/room.ts';
import { aClock } from '../../../main/platform/clock/clock-fake.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { openPostgres } from '../../../main/platform/postgres/open-postgres.ts';
import { signIn } from '../../support/console-client.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';
import { startPostgres, type PostgresServer } from '../../support/postgres-server.ts';
import { anAdvisor, anId, aRoom, aSlot, aTimeDesk, geneve, now, type TimeDesk } from '../../support/time-desk.ts';
import { until } from '../../support/until.ts';
import { aSlotAhead, aVisit } from '../../support/visit-builder.ts';
import { enrolWindow } from '../../support/window-client.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-time-'));
let postgres: PostgresServer;
before(async () => {
  postgres = await startPostgres(join(folder, 'postgres'));
});
after(async () => {
  await postgres.kill();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const claire = anAdvisor('claire');
const onPostgres = (path = ':memory:'): TimeDesk => aTimeDesk(path, 'elsewhere', (book) => startPostgresTimeKeeper({ postgres: openPostgres(postgres.url), book, clock: aClock(now.toISOString()), log: silentLog }));
const inTheBook = (): TimeDesk => aTimeDesk(':memory:', 'here', embeddedTimeKeeper);
const empty = (): Promise<unknown> => postgres.ask('DROP SCHEMA IF EXISTS vitrine CASCADE');

async function aDesk(t: TestContext, open: () => TimeDesk): Promise<TimeDesk> {
  await empty();
  const desk = open();
  t.after(() => desk.close());
  return desk;
}

for (const [name, open] of [['the book’s own database', inTheBook], ['a PostgreSQL', onPostgres]] as const) {
  describe(`time that is kept by ${name}`, () => {
    it('is confirmed to as many as there are places, whoever asks at once', async (t) => {
      const desk = await aDesk(t, open);
      const states = await Promise.all(Array.from({ length: 8 }, async (_, index) => (await desk.ask({ slot: aSlot(index % 2), room: aRoom(2) })).state));
      assert.equal(states.filter((state) => state === 'confirmed').length, 2);
    });

    it('of an advisor is given once, across kinds, and again once it is cancelled', async (t) => {
      const desk = await aDesk(t, open);
      const first = await desk.ask({ slot: aSlot(0), room: aRoom(3, [claire]) });
      const second = await desk.ask({ slot: aSlot(1), room: aRoom(3, [claire]), kind: 'service' });
      await desk.reply(first.id, { act: 'cancel' });
      const third = await desk.ask({ slot: aSlot(1), room: aRoom(3, [claire]), kind: 'service' });
      assert.deepEqual([first, second, third].map(({ state, advisorId }) => [state, advisorId]), [['confirmed', 'claire'], ['declined', null], ['confirmed', 'claire']]);
    });

    it('is the same when it is asked for again', async (t) => {
      const desk = await aDesk(t, open);
      const id = anId();
      const [first, again] = [await desk.ask({ id, slot: aSlot(0), room: aRoom(1, [claire]) }), await desk.ask({ id, slot: aSlot(0), room: aRoom(1, [claire]) })];
      assert.deepEqual([again, first.state, (await desk.time.occupied(geneve, now)).busy.length], [first, 'confirmed', 1]);
    });

    it('is held for one, becomes theirs, and is free when they ask for another', async (t) => {
      const desk = await aDesk(t, open);
      const [id, other, room] = [anId(), anId(), aRoom(1, [claire])];
      const held = [await desk.hold({ id, slot: aSlot(0), room }), await desk.hold({ id: other, slot: aSlot(0), room }), await desk.hold({ id, slot: aSlot(8), room }), await desk.hold({ id: other, slot: aSlot(0), room })];
      assert.deepEqual([...held, (await desk.ask({ id, slot: aSlot(8), room })).state, (await desk.ask({ slot: aSlot(0), room })).state], ['held', 'taken', 'held', 'held', 'confirmed', 'declined']);
    });

    it('that is lent is the appointment’s that names it, and of no other', async (t) => {
      const desk = await aDesk(t, open);
      const [lease] = await desk.lend({ slot: aSlot(0), room: aRoom(1, [claire]) });
      const rival = await desk.ask({ slot: aSlot(0), room: aRoom(1, [claire]) });
      const redeemed = await desk.ask({ slot: aSlot(0), room: aRoom(1, [claire]), lease });
      assert.deepEqual([rival.state, redeemed.state, redeemed.advisorId, (await desk.time.occupied(geneve, now)).busy], ['declined', 'confirmed', 'claire', [{ kind: 'boutique', ...aSlot(0), places: 1 }]]);
    });

    it('may be moved over itself, and stays what it was when the other is taken', async (t) => {
      const desk = await aDesk(t, open);
      const room = aRoom(1, [claire]);
      const { id } = await desk.ask({ slot: aSlot(0, 60), room });
      await desk.ask({ slot: aSlot(8), room });
      const outcomes = [await desk.reply(id, { act: 'move', slot: aSlot(2, 60), ...room }), await desk.reply(id, { act: 'move', slot: aSlot(6, 60), ...room })];
      const free = (await desk.ask({ slot: aSlot(0), room })).state;
      assert.deepEqual([outcomes, free, desk.book.findAppointment(id)?.appointment.slot], [['answered', 'refused'], 'confirmed', aSlot(2, 60)]);
    });

    it('is handed over to who is free then, and is free of whoever had it', async (t) => {
      const desk = await aDesk(t, open);
      const karim = anAdvisor('karim');
      const [mine, busy] = [await desk.ask({ slot: aSlot(0), room: aRoom(2, [claire]) }), await desk.ask({ slot: aSlot(8), room: aRoom(2, [karim]) })];
      const second = await desk.ask({ slot: aSlot(8), room: aRoom(2, [claire]) });
      const outcomes = [await desk.reply(mine.id, { act: 'hand-over', to: karim.id, ...aRoom(2, [karim]) }), await desk.reply(second.id, { act: 'hand-over', to: karim.id, ...aRoom(2, [karim]) })];
      const again = await desk.ask({ slot: aSlot(0), kind: 'service', room: aRoom(2, [claire]) });
      assert.deepEqual([outcomes, busy.advisorId, again.advisorId, desk.book.findAppointment(mine.id)?.appointment.advisorId, desk.book.findAppointment(second.id)?.appointment.advisorId],
        [['answered', 'refused'], 'karim', 'claire', 'karim', 'claire']);
    });

    it('that was given away elsewhere is not given here', async (t) => {
      const desk = await aDesk(t, open);
      desk.block('dinner', aSlot(0));
      const states = [(await desk.ask({ slot: aSlot(0), room: aRoom(1) })).state];
      desk.block('dinner', null);
      assert.deepEqual([...states, (await desk.ask({ slot: aSlot(0), room: aRoom(1) })).state], ['declined', 'confirmed']);
    });

    it('is not given away by what fails after it was asked for', async (t) => {
      const desk = await aDesk(t, open);
      await assert.rejects(desk.time.around([{ id: anId(), place: { boutiqueId: geneve, kind: 'boutique', slot: aSlot(0), ...aRoom(1) } }], () => {
        throw new Error('the disk is full');
      }));
      assert.equal((await desk.ask({ slot: aSlot(0), room: aRoom(1) })).state, 'confirmed');
    });
  });
}

describe('time that several books keep in one PostgreSQL', () => {
  it('is given once, whichever of them asks, and is seen by both', async (t) => {
    const [one, other] = [await aDesk(t, onPostgres), onPostgres()];
    t.after(() => other.close());
    const room = aRoom(1, [claire]);
    const states = await Promise.all(Array.from({ length: 12 }, async (_, index) => (await (index % 2 === 0 ? one : other).ask({ slot: aSlot((index % 3) * 2), room })).state));
    assert.deepEqual([states.filter((state) => state === 'confirmed').length, await other.time.occupied(geneve, now)], [3, await one.time.occupied(geneve, now)]);
  });

  it('is never given twice, whatever both do', async (t) => {
    const [one, other] = [await aDesk(t, onPostgres), onPostgres()];
    t.after(() => other.close());
    const room = aRoom(2, [claire, anAdvisor('wen')]);
    const act = fc.record({ sort: fc.constantFrom('ask', 'hold', 'lend', 'move', 'cancel'), isOne: fc.boolean(), index: fc.nat({ max: 5 }), quarter: fc.nat({ max: 6 }), minutes: fc.constantFrom(15, 30, 60), kind: fc.constantFrom('boutique' as const, 'service' as const) });
    const ids = Array.from({ length: 6 }, anId);
    await fc.assert(fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      await Promise.all(acts.map(async ({ sort, isOne, index, quarter, minutes, kind }) => {
        const [desk, slot, id] = [isOne ? one : other, aSlot(quarter, minutes), ids[index] ?? anId()];
        const isKnown = desk.book.findAppointment(id) !== null;
        if (sort === 'hold' && !isKnown) await desk.hold({ id, slot, room, kind });
        else if (sort === 'lend') await desk.lend({ slot, room, kind });
        else if (sort === 'ask') await desk.ask({ slot, room, kind });
        else if (isKnown) await desk.reply(id, sort === 'move' ? { act: 'move', slot, ...room } : { act: 'cancel' });
      }));
      const standing = [one, other].flatMap(({ book }) => book.appointments('all').map(({ appointment }) => appointment)).filter(({ state }) => state === 'confirmed' || state === 'moved');
      const quarters = standing.flatMap(({ slot, advisorId }) => (slot === null ? [] : quantaOf(slot).map((quantum) => `${advisorId}/${quantum}`)));
      assert.equal(new Set(quarters).size, quarters.length);
    }), { numRuns: 15 });
  });

  it('is refused by the database itself to another program that would give it twice', async (t) => {
    const desk = await aDesk(t, onPostgres);
    const { slot } = await desk.ask({ slot: aSlot(0), room: aRoom(1, [claire]) });
    const range = [slot?.startsAt, new Date(Date.parse(slot?.startsAt ?? '') + 900_000).toISOString()];
    const theirs = (sql: string) => postgres.ask(sql, range);
    await assert.rejects(theirs(`INSERT INTO vitrine.places VALUES ('x', 'theirs', 'geneve', 'boutique', 0, tstzrange($1, $2))`), /no_place_twice/);
    await assert.rejects(theirs(`INSERT INTO vitrine.advisor_times VALUES ('x', 'theirs', 'geneve', 'claire', tstzrange($1, $2))`), /no_advisor_twice/);
  });

  it('cannot be asked for while PostgreSQL is away, and nothing was done; then it can, once', async (t) => {
    const desk = await aDesk(t, onPostgres);
    const [id, room] = [anId(), aRoom(1, [claire])];
    await desk.ask({ slot: aSlot(8), room });
    await postgres.kill();
    await assert.rejects(desk.ask({ id, slot: aSlot(0), room }), TimeOutOfReach);
    assert.equal(desk.book.findAppointment(id), null);
    await postgres.start();
    assert.deepEqual([(await desk.ask({ id, slot: aSlot(0), room })).state, (await desk.ask({ slot: aSlot(0), room })).state], ['confirmed', 'declined']);
  });

  it('is asked of a PostgreSQL that came back empty only once that knows what was promised', async (t) => {
    const desk = await aDesk(t, onPostgres);
    const room = aRoom(1, [claire]);
    await desk.ask({ slot: aSlot(0), room });
    await empty();
    await assert.rejects(desk.ask({ slot: aSlot(0), room }), TimeOutOfReach);
    assert.equal((await desk.ask({ slot: aSlot(0), room })).state, 'declined');
  });

  it('is kept for what a book promised, and for nothing else, once it is opened again after a death between the two', async (t) => {
    const path = join(folder, 'again.sqlite');
    const before = await aDesk(t, () => onPostgres(path));
    const room = aRoom(1);
    const { id } = await before.ask({ slot: aSlot(0), room });
    // As if it had died with a time asked for and not used, and PostgreSQL were of yesterday.
    await postgres.ask(`UPDATE vitrine.places SET promise = 'nobody’s', taken = tstzrange($1, $2)`, [aSlot(8).startsAt, aSlot(9).startsAt]);
    const again = onPostgres(path);
    t.after(() => again.close());
    await until(async () => (await postgres.ask('SELECT promise FROM vitrine.places')).every(({ promise }) => promise === id), 'the promises to be the same', 5_000);
    assert.deepEqual([(await again.ask({ slot: aSlot(0), room })).state, (await again.ask({ slot: aSlot(8), room })).state], ['declined', 'confirmed']);
  });

  it('is confirmed once each, however often PostgreSQL is killed in the middle', async (t) => {
    const desk = await aDesk(t, onPostgres);
    const room = aRoom(2, [claire, anAdvisor('wen')]);
    let isOver = false;
    const states: string[] = [];
    const asking = Promise.all(Array.from({ length: 4 }, async (_, worker) => {
      for (let turn = 0; !isOver; turn += 1) {
        const id = anId();
        await until(async () => {
          try {
            states.push((await desk.ask({ id, slot: aSlot((worker * 7 + turn) % 40), room })).state);
            return true;
          } catch (error) {
            if (error instanceof TimeOutOfReach) return isOver;
            throw error;
          }
        }, 'an answer', 60_000);
      }
    }));
    for (let kill = 0; kill < 4; kill += 1) {
      // Something was answered since the last, and others are in the middle of it.
      const answered = states.length;
      await until(() => states.length >= answered + 4 + kill, 'answers', 60_000);
      await postgres.kill();
      await postgres.start();
    }
    isOver = true;
    await asking;
    const confirmed = desk.book.appointments('all').map(({ appointment }) => appointment).filter(({ state }) => state === 'confirmed');
    const quarters = confirmed.flatMap(({ slot, advisorId }) => (slot === null ? [] : quantaOf(slot).map((quantum) => `${advisorId}/${quantum}`)));
    assert.deepEqual([new Set(quarters).size, confirmed.length], [quarters.length, states.filter((state) => state === 'confirmed').length]);
    assert.deepEqual((await desk.time.occupied(geneve, now)).meetings, desk.book.occupied(geneve, now).meetings);
  });
});

describe('a hub whose calendar is in PostgreSQL', () => {
  it('keeps what is asked while it is away, without losing patience, says so to staff, and confirms it when it is back', async (t) => {
    await empty();
    const hub = await startHub({ folder: await aHubFolder(t), environment: { VITRINE_BOOK: postgres.url } });
    t.after(() => hub.stop());
    assert.ok(hub.firstAccount);
    const staff = await signIn(hub, hub.firstAccount);
    const window = await enrolWindow(hub, await issuePairingCode(hub.folder, { boutique: 'geneve', role: 'salon', name: 'Salon' }));
    const publication = await window.desired();
    const slot = aSlotAhead(publication.content, 'at-home');
    const bring = async () => {
      const visit = await aVisit({ id: window.id, key: window.key, publication }, { kind: 'at-home', slot });
      await window.deliver(window.chain([visit]));
      return visit.appointmentId;
    };
    const find = async (id: string | null) => (await staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id) ?? null;
    const first = await bring();
    const booked = await until(() => find(first), 'the first in the book');
    await postgres.kill();
    const second = await bring();
    await until(() => hub.log().some(({ event }) => event === 'time-out-of-reach'), 'the hub to notice');
    const asked = { id: booked.id, version: booked.version, reply: { act: 'move' as const, startsAt: aSlotAhead(publication.content, 'at-home', 100).startsAt } };
    await assert.rejects(staff.ask('appointments.answer', asked), /cannot be reached now/);
    assert.equal(await find(second), null);
    await postgres.start();
    const late = await until(() => find(second), 'the second in the book');
    assert.deepEqual([booked.state, late.state, (await staff.ask('appointments.answer', asked)).outcome], ['confirmed', 'declined', 'answered']);
  });
});
