import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createAskCrm } from '../../../main/platform/crm/ask-crm.ts';
import { createCaldavConnector } from '../../../main/platform/crm/caldav/caldav-connector.ts';
import { projectEvent, readEvent, rewriteEvent, writeEvent } from '../../../main/platform/crm/caldav/calendar-object.ts';
import { anAppointment, writeOne, written } from '../../support/crm-things.ts';
import { startRadicale, type RadicaleServer } from '../../support/radicale-server.ts';
import { testContract } from './contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-radicale-'));
let radicale: RadicaleServer;
before(async () => {
  radicale = await startRadicale(folder);
});
after(async () => {
  await radicale.stop();
  rmSync(folder, { recursive: true, force: true });
});

const connect = (through = createAskCrm(20_000)) => createCaldavConnector({ ...radicale, calendars: { geneve: radicale.calendar } }, through);
const pathOf = ({ key }: { readonly key: string }): string => `${radicale.calendar}${key}.ics`;

testContract('CalDAV', async () => ({
  connect, takes: ['appointment'],
  countOf: async ({ key }) => (await radicale.ask('GET', radicale.calendar)).text.split(`UID:${key}`).length - 1,
  fieldsOf: async (thing) => readEvent((await radicale.ask('GET', pathOf(thing))).text)?.fields ?? {},
  correct: async (thing) => {
    const { text } = await radicale.ask('GET', pathOf(thing));
    const to = 'With her daughter; tea, no sugar.';
    assert.ok((await radicale.ask('PUT', pathOf(thing), rewriteEvent(text, { description: to }))).status < 300);
    return { field: 'description', to };
  },
}));

test('an appointment without a time stands in no calendar until it has one', async () => {
  const connector = connect();
  const open = anAppointment({ startsAt: null, minutes: null, state: 'received' });
  written(await writeOne(connector, open));
  assert.equal((await radicale.ask('GET', pathOf(open))).status, 404);
  written(await writeOne(connector, { ...open, startsAt: '2026-12-08T09:00:00.000Z', minutes: 30, state: 'moved' }, { written: [open], revision: 2 }));
  assert.equal((await radicale.ask('GET', pathOf(open))).status, 200);
});

test('what others put in the calendar is pulled once, and what they take out is noticed', async () => {
  const connector = connect();
  assert.ok(connector.pull);
  const start = await connector.pull(null);
  const theirs = `${radicale.calendar}theirs.ics`;
  const text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:theirs\r\nDTSTAMP:20261127T000000Z\r\nDTSTART:20261210T100000Z\r\nDTEND:20261210T110000Z\r\nSUMMARY:Private\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  assert.equal((await radicale.ask('PUT', theirs, text)).status, 201);
  const own = written(await writeOne(connector, anAppointment()));
  const page = await connector.pull(start.cursor);
  assert.deepEqual(page.records.map(({ ref, ownKey }) => ({ ref, isOurs: ownKey !== null })).toSorted((a, b) => a.ref.localeCompare(b.ref)), [{ ref: theirs, isOurs: false }, { ref: own.ref, isOurs: true }].toSorted((a, b) => a.ref.localeCompare(b.ref)));
  assert.equal(page.records.find(({ ref }) => ref === own.ref)?.version, own.version);
  assert.equal((await radicale.ask('DELETE', theirs)).status, 200);
  assert.deepEqual((await connector.pull(page.cursor)).removed, [{ sort: 'appointment', ref: theirs }]);
});

test('a calendar that is not there is said in words', async () => {
  const setUp = await createCaldavConnector({ ...radicale, calendars: { geneve: '/hub/nowhere/' } }, createAskCrm(20_000)).checkSetUp();
  assert.deepEqual(setUp, { outcome: 'incomplete', findings: ['There is no calendar at /hub/nowhere/ for geneve: create it, or correct the path.'] });
});

test('an event that others added to keeps what they added', () => {
  const text = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Long\r\n er than a line\r\nX-ROOM:Blue\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';
  const rewritten = rewriteEvent(text, { summary: `Ægir, ${'é'.repeat(80)}; tea`, status: 'CONFIRMED' });
  assert.equal(readEvent(rewritten)?.fields['summary'], `Ægir, ${'é'.repeat(80)}; tea`);
  assert.match(rewritten, /X-ROOM:Blue/);
  assert.ok(rewritten.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
});

test('the address of a meeting by video stands in the event as it is, and leaves it with the meeting', () => {
  const link = 'https://meet.example/serac;a,b';
  const fields = projectEvent(anAppointment({ kind: 'video', link })) ?? {};
  const text = writeEvent('a', fields, '2026-11-27T09:00:00.000Z');
  assert.match(text, /\r\nURL:https:\/\/meet\.example\/serac;a,b\r\n/);
  assert.doesNotMatch(rewriteEvent(text, { url: '' }), /URL:/);
});
