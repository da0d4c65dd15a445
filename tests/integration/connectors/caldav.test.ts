import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { systemClock } from '../../../main/platform/clock/clock.ts';
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

const surroundings = { clock: systemClock, timeZoneOf: () => 'Europe/Zurich' };
const connect = (through = createAskCrm(20_000)) => createCaldavConnector({ ...radicale, calendars: { geneve: radicale.calendar }, advisors: {} }, through, surroundings);
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

test('what others put in the calendar takes its time, each repetition and each of whoever comes; ours, cancelled and free ones do not', async () => {
  const own = `/${radicale.user}/claire/`;
  assert.equal((await radicale.ask('MKCALENDAR', own)).status, 201);
  const connector = createCaldavConnector({
    ...radicale, calendars: { geneve: radicale.calendar }, advisors: { claire: { boutiqueId: 'geneve', calendar: own }, wen: { boutiqueId: 'geneve', address: 'Wen@maison.example' } },
  }, createAskCrm(20_000), { ...surroundings, clock: { now: () => new Date('2026-10-20T00:00:00Z'), monotonicMs: () => 0 } });
  assert.ok(connector.pull);
  const event = (uid: string, lines: readonly string[]) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nDTSTAMP:20261001T000000Z\r\n${lines.join('\r\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const put = async (calendar: string, uid: string, ...lines: readonly string[]) => assert.equal((await radicale.ask('PUT', `${calendar}${uid}.ics`, event(uid, lines))).status, 201);
  await put(radicale.calendar, 'weekly', 'DTSTART;TZID=Europe/Zurich:20261021T100000', 'DTEND;TZID=Europe/Zurich:20261021T104500', 'RRULE:FREQ=WEEKLY;COUNT=2');
  await put(radicale.calendar, 'guests', 'DTSTART:20261102T100000Z', 'DTEND:20261102T110000Z', 'ATTENDEE;CN=Wen:mailto:wen@maison.example', 'ATTENDEE:mailto:guest@example.org');
  await put(radicale.calendar, 'off', 'DTSTART:20261103T100000Z', 'DTEND:20261103T110000Z', 'STATUS:CANCELLED');
  await put(radicale.calendar, 'reminder', 'DTSTART;VALUE=DATE:20261104', 'TRANSP:TRANSPARENT');
  await put(own, 'away', 'DTSTART;VALUE=DATE:20261105', 'DTEND;VALUE=DATE:20261106');
  const { records } = await connector.pull(null);
  const occupied = Object.fromEntries(records.filter(({ ownKey }) => ownKey === null).map(({ ref, occupies }) => [ref.split('/').at(-1)?.replace('.ics', ''), occupies.map(({ advisorId, fromMs, toMs }) => [advisorId, new Date(fromMs).toISOString(), (toMs - fromMs) / 60_000])]));
  assert.deepEqual(occupied, {
    weekly: [[null, '2026-10-21T08:00:00.000Z', 45], [null, '2026-10-28T09:00:00.000Z', 45]], guests: [['wen', '2026-11-02T10:00:00.000Z', 60]], off: [], reminder: [], away: [['claire', '2026-11-04T23:00:00.000Z', 1440]],
  });
});

test('a calendar whose token is refused is read again whole, and what is gone from it is noticed', async () => {
  const connector = connect();
  assert.ok(connector.pull);
  const theirs = `${radicale.calendar}short.ics`;
  assert.equal((await radicale.ask('PUT', theirs, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:short\r\nDTSTAMP:20261127T000000Z\r\nDTSTART:20261210T100000Z\r\nDTEND:20261210T110000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n')).status, 201);
  const { cursor } = await connector.pull(null);
  await radicale.ask('DELETE', theirs);
  const page = await connector.pull(cursor.replace(/sync\/[0-9a-f]{8}/, 'sync/00000000'));
  assert.ok(page.present?.appointment?.length !== undefined && !page.present.appointment.includes(theirs));
});

test('a calendar that is not there is said in words', async () => {
  const setUp = await createCaldavConnector({ ...radicale, calendars: { geneve: '/hub/nowhere/' }, advisors: {} }, createAskCrm(20_000), surroundings).checkSetUp();
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
