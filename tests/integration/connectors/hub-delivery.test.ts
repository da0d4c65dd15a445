import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { consoleRoutes, type ConnectorStatus } from '#contract/console-api.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import type { Manifest } from '#contract/publication.ts';
import { availability } from '#contract/submission.ts';
import { signIn, type ConsoleClient } from '../../support/console-client.ts';
import { mapTryton, writeMapping } from '../../support/crm-mappings.ts';
import { startHub, type HubProcess } from '../../support/hub-process.ts';
import { startRadicale, type RadicaleServer } from '../../support/radicale-server.ts';
import { startTryton, type TrytonServer } from '../../support/tryton-server.ts';
import { until } from '../../support/until.ts';
import { aSlotAhead, aVisit } from '../../support/visit-builder.ts';
import { enrolWindow, type WindowClient } from '../../support/window-client.ts';

/** A whole hub with two lines: clients and consents to Tryton, appointments to both. */
const folder = mkdtempSync(join(tmpdir(), 'vitrine-crm-'));
const hubFolder = join(folder, 'hub');
const crmCommand = new URL('../../../main/hub/crm.ts', import.meta.url).pathname;
let tryton: TrytonServer;
let radicale: RadicaleServer;
let hub: HubProcess;
let staff: ConsoleClient;
let window: WindowClient;
let publication: Manifest;

before(async () => {
  [tryton, radicale] = await Promise.all([startTryton({ folder: join(folder, 'tryton') }), startRadicale(join(folder, 'radicale'))]);
  mapTryton(hubFolder, tryton);
  writeMapping(hubFolder, 'calendar', { connector: 'caldav', url: radicale.url, user: radicale.user, passwordFile: 'calendar.secret', calendars: { geneve: radicale.calendar }, pullEverySeconds: 5 }, radicale.password);
  hub = await startHub({ folder: hubFolder });
  assert.ok(hub.firstAccount);
  staff = await signIn(hub, hub.firstAccount);
  const place = consoleRoutes['pairing.issue'].input.parse({ boutiqueId: 'geneve', role: 'salon', name: 'Salon' });
  window = await enrolWindow(hub, (await staff.ask('pairing.issue', place)).code);
  publication = await window.desired();
});
after(async () => {
  await hub.stop();
  await Promise.all([tryton.kill(), radicale.stop()]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('what a visitor gave is in the CRM and in the calendar, once; what staff answer changes it there', async () => {
  const visit = await aVisit({ id: window.id, key: window.key, publication }, { slot: aSlotAhead(publication.content, 'boutique', 100), consent: 'given', form: { email: 'once@example.org' } });
  await window.deliver(window.chain([visit]));
  await settled((lines) => lines.every(({ counts }) => counts.waiting === 0 && counts.delivered > 0));
  const key = `vitrine-appointment-${visit.appointmentId}`;
  const inTryton = (sql: string): number => tryton.count(sql, key);
  assert.equal(tryton.count('SELECT count(*) FROM party_party WHERE code = ?', `vitrine-client-${visit.subjectId}`), 1);
  assert.equal(inTryton('SELECT count(*) FROM sale_opportunity WHERE reference = ?'), 1);
  assert.equal(tryton.count('SELECT count(*) FROM marketing_email WHERE email = ? AND active = 1', 'once@example.org'), 1);
  assert.match((await radicale.ask('GET', `${radicale.calendar}${key}.ics`)).text, /STATUS:CONFIRMED/);

  const booked = (await staff.ask('appointments.list', {})).appointments.find(({ id }) => id === visit.appointmentId);
  assert.ok(booked);
  await staff.ask('appointments.answer', { id: booked.id, version: booked.version, reply: { act: 'decline', reason: 'The salon is closed that day.' } });
  await settled(() => inTryton(`SELECT count(*) FROM sale_opportunity WHERE reference = ? AND state = 'cancelled'`) === 1);
  await settled((lines) => lines.every(({ counts }) => counts.waiting === 0));
  assert.match((await radicale.ask('GET', `${radicale.calendar}${key}.ics`)).text, /STATUS:CANCELLED/);
});

test('what others make in the CRM and in the calendar is read; what the hub wrote there is no news', async () => {
  await tryton.client.call('model.party.party.create', [[{ name: 'Walked in', code: 'P-1' }]]);
  await radicale.ask('PUT', `${radicale.calendar}theirs.ics`, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nBEGIN:VEVENT\r\nUID:theirs\r\nDTSTAMP:20261127T000000Z\r\nDTSTART:20261210T100000Z\r\nDTEND:20261210T110000Z\r\nSUMMARY:Private\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n');
  // Of Tryton: the maison, the hub's own user, and who walked in.
  const lines = await settled((all) => all.every(({ name, pulled }) => pulled.madeElsewhere === (name === 'tryton' ? 3 : 1)));
  assert.deepEqual(lines.map(({ pulled }) => [pulled.changedElsewhere, pulled.deletedElsewhere]), [[0, 0], [0, 0]]);
});

test('a time that staff gave away in their calendar is nobody else’s, until it is gone from there; what the hub wrote there blocks nothing', async () => {
  const slot = aSlotAhead(publication.content, 'at-home', 200);
  const ask = async () => {
    const visit = await aVisit({ id: window.id, key: window.key, publication }, { kind: 'at-home', slot });
    await window.deliver(window.chain([visit]));
    return visit.appointmentId;
  };
  const stateOf = async (id: string | null) => until(async () => (await staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id)?.state ?? null, 'the appointment in the book');
  const elsewhere = async () => availability.parse((await window.ask(hubRoutes.availability)).body).elsewhere.map(({ startsAt }) => startsAt);
  const event = `${radicale.calendar}dinner.ics`;
  const dine = async (startsAt: string) => radicale.ask('PUT', event, [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Other//EN', 'BEGIN:VEVENT', 'UID:dinner', 'DTSTAMP:20261127T000000Z', `DTSTART:${startsAt.replaceAll(/[-:]|\.\d+/g, '')}`, 'DURATION:PT1H', 'END:VEVENT', 'END:VCALENDAR', '',
  ].join('\r\n'));
  const later = aSlotAhead(publication.content, 'at-home', 400).startsAt;
  await dine(slot.startsAt);
  await until(async () => (await elsewhere()).includes(slot.startsAt), 'the block');
  const declined = await stateOf(await ask());
  await radicale.ask('DELETE', event);
  await until(async () => !(await elsewhere()).includes(slot.startsAt), 'the block to go');
  const confirmed = await stateOf(await ask());
  // It is in the calendar, and was read back from there once what somebody put beside it is here.
  await settled((lines) => lines.every(({ counts }) => counts.waiting === 0));
  await dine(later);
  await until(async () => (await elsewhere()).includes(later), 'the other block');
  assert.deepEqual([declined, confirmed, (await elsewhere()).includes(slot.startsAt)], ['declined', 'confirmed', false]);
});

test('while the CRM is away the hub says so and keeps what comes; then it is delivered, once', async () => {
  await tryton.kill();
  const visit = await aVisit({ id: window.id, key: window.key, publication }, { form: { email: 'late@example.org' } });
  await window.deliver(window.chain([visit]));
  const away = await settled((lines) => lines.some(({ name, state, counts }) => name === 'tryton' && state.phase === 'waiting' && counts.waiting > 0));
  assert.deepEqual(away.find(({ name }) => name === 'tryton')?.state.phase, 'waiting');
  await tryton.start();
  await staff.ask('connectors.look-again', {});
  await settled((lines) => lines.every(({ counts }) => counts.waiting === 0));
  assert.equal(tryton.count('SELECT count(*) FROM party_party WHERE code = ?', `vitrine-client-${visit.subjectId}`), 1);
});

test('the check of a mapping says what is wrong with it in words, and asks the CRM', async () => {
  assert.deepEqual(await check(mapTryton(join(folder, 'right'), tryton)), { code: 0, said: 'Ready: the hub can deliver to it, each thing once.\n' });
  const open = await check(writeMapping(join(folder, 'open'), 'a', { connector: 'webhook', url: 'http://crm.example.org/hook', secretFile: 'a.secret' }, 'x'));
  assert.deepEqual(open, { code: 1, said: '· “url”: Personal data leaves this machine by https:// only.\n' });
  const stranger = await check(mapTryton(join(folder, 'stranger'), { ...tryton, password: 'not it' }));
  assert.deepEqual(stranger, { code: 1, said: '· Tryton does not know the hub’s user, or its password is another.\n' });
});

/** The lines as the console shows them, once they are so. */
async function settled(isSo: (lines: readonly ConnectorStatus[]) => boolean): Promise<readonly ConnectorStatus[]> {
  const endsAtMs = performance.now() + 30_000;
  for (;;) {
    const { connectors } = await staff.ask('connectors.list', {});
    if (isSo(connectors)) return connectors;
    if (performance.now() > endsAtMs) throw new Error(JSON.stringify({ connectors, log: hub.log().slice(-10) }));
    await pause(50);
  }
}

function check(path: string): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [crmCommand, 'check', path], (_, stdout) => resolve({ code: child.exitCode ?? -1, said: stdout }));
  });
}
