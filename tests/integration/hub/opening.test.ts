import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { consoleRoutes } from '#contract/console-api.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import type { Manifest } from '#contract/publication.ts';
import { availability, holdAnswer, outcomesPage, type Outcome } from '#contract/submission.ts';
import { parseKeys, writeKeys } from '../../../main/hub/keys/key-store.ts';
import { makeSealingPair } from '../../../main/platform/sealing/hpke.ts';
import { resumeSession, signIn, type ConsoleClient } from '../../support/console-client.ts';
import { aHubFolder, startHub, type HubProcess } from '../../support/hub-process.ts';
import { aSlotAhead, aVisit, type VisitWishes } from '../../support/visit-builder.ts';
import { anId, enrolWindow, openWindow, type WindowClient } from '../../support/window-client.ts';
import { until } from '../../support/until.ts';

describe('what windows deliver', () => {
  const ends: (() => Promise<void>)[] = [];
  let hub: HubProcess;
  let staff: ConsoleClient;
  let window: WindowClient;
  let publication: Manifest;
  const build = (wishes: VisitWishes = {}) => aVisit({ id: window.id, key: window.key, publication }, wishes);

  before(async () => {
    const folder = await aHubFolder({ after: (end) => ends.push(end) });
    hub = await startHub({ folder });
    assert.ok(hub.firstAccount);
    staff = await signIn(hub, hub.firstAccount);
  });

  /** Each test has a window of its own, so that ledgers and outcomes are its own too. */
  async function aWindow(): Promise<void> {
    const place = consoleRoutes['pairing.issue'].input.parse({ boutiqueId: 'geneve', role: 'salon', name: 'Salon' });
    window = await enrolWindow(hub, (await staff.ask('pairing.issue', place)).code);
    publication = await window.desired();
  }

  after(async () => {
    await hub.stop();
    for (const end of ends) await end();
  });

  test('an appointment for a free time is confirmed, its client and receipts are in the book', async () => {
    await aWindow();
    const visit = await build({ slot: aSlotAhead(publication.content, 'boutique', 100), consent: 'given', form: { expectation: 'Un cadran vert' } });
    await window.deliver(window.chain([visit]));
    const [outcome] = await outcomesOf(window, 1);
    const { appointments } = await staff.ask('appointments.list', {});
    const listed = appointments.find((entry) => entry.id === visit.appointmentId);
    const { receipts } = await staff.ask('receipts.list', {});
    const mine = receipts.filter(({ receipt }) => receipt.body.subjectId === visit.subjectId);
    assert.deepEqual(
      [outcome?.state, listed?.client, listed?.contact, listed?.expectation, mine.map((entry) => entry.receipt.body.kind).toSorted(), mine.every((entry) => entry.isSignatureRight)],
      ['confirmed', 'Agnès Dupré-Lévy', 'agnes@example.org', 'Un cadran vert', ['consent', 'notice'], true],
    );
  });

  test('rows that are delivered again, before and after the hub was killed, make nothing twice', async () => {
    await aWindow();
    const visits = await Promise.all(Array.from({ length: 12 }, (_, index) => build({ slot: aSlotAhead(publication.content, 'video', 200 + index * 2), kind: 'video', consent: 'refused' })));
    const rows = window.chain(visits);
    await Promise.all([window.deliver(rows.slice(0, 6)), window.deliver(rows.slice(0, 6))]);
    await window.deliver(rows);
    await hub.kill();
    hub = await startHub({ folder: hub.folder });
    const back = await openWindow(hub, window.enrolled, window.key);
    const answer = await back.deliver(rows);
    await outcomesOf(back, 12);
    assert.ok(hub.firstAccount === null);
    // The session outlives the hub's process; only the port is another.
    staff = resumeSession(hub, staff.cookie);
    const { appointments } = await staff.ask('appointments.list', {});
    const mine = appointments.filter((entry) => visits.some((visit) => visit.appointmentId === entry.id));
    assert.deepEqual(
      [new Set(answer.answers.map((row) => row.outcome)), answer.head.sequence, mine.length, new Set(mine.map((entry) => entry.state))],
      [new Set(['known']), 12, 12, new Set(['confirmed'])],
    );
  });

  test('the same id with another body is refused, and the ledger stays as it was', async () => {
    await aWindow();
    const [row] = window.chain([await build()]);
    assert.ok(row);
    await window.deliver([row]);
    const other = await aVisit({ id: window.id, key: window.key, publication });
    const answer = await window.deliver([{ ...row, body: { ...other.body } }]);
    assert.deepEqual([answer.answers[0]?.outcome, answer.head], ['refused', { sequence: 1, hash: row.hash }]);
  });

  test('a row that does not follow the head is refused until the rows before it are here', async () => {
    await aWindow();
    const rows = window.chain(await Promise.all([build(), build(), build()]));
    const gap = await window.deliver(rows.slice(1));
    const whole = await window.deliver(rows);
    assert.deepEqual([gap.answers.map((row) => row.outcome), whole.answers.map((row) => row.outcome)], [['refused', 'refused'], ['accepted', 'accepted', 'accepted']]);
  });

  test('of more requests for a time than it has places, as many are confirmed and the others get times that are free', async () => {
    await aWindow();
    const slot = aSlotAhead(publication.content, 'at-home', 400);
    const capacity = publication.content.boutique.offers.find((offer) => offer.kind === 'at-home')?.capacity ?? 0;
    const visits = await Promise.all(Array.from({ length: capacity + 1 }, () => build({ kind: 'at-home', slot })));
    await window.deliver(window.chain(visits));
    const outcomes = await outcomesOf(window, capacity + 1);
    const declined = outcomes.filter((outcome) => outcome.state === 'declined');
    assert.deepEqual([outcomes.filter((outcome) => outcome.state === 'confirmed').length, declined.length], [capacity, 1]);
    assert.match(declined[0]?.reason ?? '', /had this time first/);
  });

  test('a held time is taken for others, and confirmed for whoever holds it', async () => {
    await aWindow();
    const slot = aSlotAhead(publication.content, 'service', 500);
    const capacity = publication.content.boutique.offers.find((offer) => offer.kind === 'service')?.capacity ?? 0;
    const ids = Array.from({ length: capacity + 1 }, anId);
    const answers = [];
    for (const appointmentId of ids) answers.push(holdAnswer.parse((await window.ask(hubRoutes.holds, { body: { appointmentId, kind: 'service', slot } })).body).outcome);
    const holder = ids[0] ?? '';
    const late = await build({ kind: 'service', slot });
    const early = await build({ kind: 'service', slot, appointmentId: holder });
    await window.deliver(window.chain([late, early]));
    const outcomes = await outcomesOf(window, 2);
    const { busy } = availability.parse((await window.ask(hubRoutes.availability)).body);
    assert.deepEqual(
      [answers, outcomes.find((outcome) => outcome.appointmentId === holder)?.state, outcomes.find((outcome) => outcome.appointmentId === late.appointmentId)?.state, busy.find((span) => span.kind === 'service' && span.startsAt === slot.startsAt)?.places],
      [[...Array.from({ length: capacity }, () => 'held'), 'taken'], 'confirmed', 'declined', capacity],
    );
  });

  test('a form that does not open parks its person and nobody else, and a withdrawal passes', async () => {
    await aWindow();
    const stranger = await makeSealingPair('a-key-of-nobody');
    const unreadable = await build({ sealTo: { id: 'a-key-of-nobody', publicKey: stranger.publicKey } });
    const behind = await build({ subjectId: unreadable.subjectId, kind: 'video', slot: aSlotAhead(publication.content, 'video', 600) });
    const withdrawal = await build({ subjectId: unreadable.subjectId, withdraws: true, sealTo: { id: 'a-key-of-nobody', publicKey: stranger.publicKey } });
    const other = await build({ kind: 'video', slot: aSlotAhead(publication.content, 'video', 602) });
    await window.deliver(window.chain([unreadable, behind, withdrawal, other]));
    const outcomes = await outcomesOf(window, 1);
    const parked = await parkedOf([unreadable.id]);
    const { receipts } = await staff.ask('receipts.list', {});
    assert.deepEqual(
      [outcomes.map((outcome) => outcome.appointmentId), parked[0]?.waitingBehind, receipts.some(({ receipt }) => receipt.body.kind === 'withdrawal' && receipt.body.subjectId === unreadable.subjectId)],
      [[other.appointmentId], 1, true],
    );
    assert.match(parked[0]?.reason ?? '', /key that this hub does not hold/);
  });

  test('a form sealed to a key that was rotated away still opens', async () => {
    await aWindow();
    const visit = await build({ slot: aSlotAhead(publication.content, 'boutique', 700) });
    await keysCommand('rotate-sealing');
    await staff.ask('publications.publish', { windowIds: [window.id] });
    const rotated = await window.desired();
    await window.deliver(window.chain([visit]));
    const [outcome] = await outcomesOf(window, 1);
    assert.deepEqual([outcome?.state, rotated.sealingKey.id === publication.sealingKey.id], ['confirmed', false]);
  });

  test('what was parked for a lost key opens when the back-up is restored and staff replay it', async () => {
    await aWindow();
    await keysCommand('backup', '--file', `${hub.folder}/back-up.json`);
    loseSealingKey(publication.sealingKey.id);
    const visit = await build({ slot: aSlotAhead(publication.content, 'boutique', 704) });
    await window.deliver(window.chain([visit]));
    const [parked] = await parkedOf([visit.id]);
    await keysCommand('restore', '--over', '--file', `${hub.folder}/back-up.json`);
    const replayed = await staff.ask('parked.replay', { id: visit.id });
    const [outcome] = await outcomesOf(window, 1);
    assert.match(parked?.reason ?? '', /Restore the back-up/);
    assert.deepEqual([replayed.outcome, outcome?.state], ['done', 'confirmed']);
  });

  test('receipts that prove nothing park the row: another signature, words that were never published', async () => {
    await aWindow();
    const forged = await build({ change: (body) => ({ ...body, receipts: body.receipts.map((receipt) => ({ ...receipt, body: { ...receipt.body, retentionMonths: 99 } })) }) });
    await window.deliver(window.chain([forged]));
    const [parked] = await parkedOf([forged.id]);
    assert.match(parked?.reason ?? '', /not signed by the window/);
    const replayed = await staff.ask('parked.replay', { id: forged.id });
    assert.deepEqual([replayed.outcome, replayed.reason], ['parked-again', parked?.reason]);
  });

  test('somebody who is standing there is received, and no time is invented', async () => {
    await aWindow();
    const visit = await build({ kind: 'now' });
    await window.deliver(window.chain([visit]));
    const [outcome] = await outcomesOf(window, 1);
    assert.deepEqual([outcome?.state, outcome?.slot], ['received', null]);
  });

  test('somebody who stands there gives a name alone; whoever comes another day says how to be reached', async () => {
    await aWindow();
    const form = { reachBy: 'here', email: null } as const;
    const [here, away] = [await build({ kind: 'now', form }), await build({ kind: 'boutique', form })];
    await window.deliver(window.chain([here, away]));
    const [parked] = await parkedOf([away.id]);
    const [outcome] = await outcomesOf(window, 1);
    assert.deepEqual([outcome?.appointmentId, outcome?.state], [here.appointmentId, 'received']);
    assert.match(parked?.reason ?? '', /no way to be reached/);
  });

  test('no name, contact or token is in the hub’s log', () => {
    const log = JSON.stringify(hub.log());
    for (const word of ['Agnès', 'Dupré', 'agnes@', 'Bearer', 'v1.']) assert.equal(log.includes(word), false, word);
  });

  async function outcomesOf(from: WindowClient, count: number): Promise<readonly Outcome[]> {
    return until(async () => {
      const { outcomes } = outcomesPage.parse((await from.ask(`${hubRoutes.outcomes}?after=0`)).body);
      return outcomes.length >= count ? outcomes : null;
    });
  }

  async function parkedOf(ids: readonly string[]) {
    return until(async () => {
      const { parked } = await staff.ask('parked.list', {});
      const found = parked.filter((row) => ids.includes(row.id));
      return found.length === ids.length ? found : null;
    });
  }

  function loseSealingKey(id: string): void {
    const path = `${hub.folder}/keys/keys.json`;
    const keys = parseKeys(readFileSync(path, 'utf8'));
    writeKeys(path, { ...keys, sealing: keys.sealing.filter((pair) => pair.id !== id) });
  }

  async function keysCommand(...words: readonly string[]): Promise<void> {
    const line = ['main/hub/keys.ts', ...words, '--data', hub.folder];
    await promisify(execFile)(process.execPath, line, { cwd: new URL('../../../', import.meta.url), env: { ...process.env, VITRINE_PASSPHRASE: 'one two three four five' } });
  }
});
