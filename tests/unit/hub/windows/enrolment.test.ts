import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { boutiqueId } from '#contract/ids.ts';
import { createEnrolment, pairingCodeLifetimeMs } from '../../../../main/hub/windows/enrolment.ts';
import { openWindowRepository } from '../../../../main/hub/windows/window-repository.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

function anEnrolment(t: TestContext) {
  const database = aHubDatabase(t);
  const clock = aClock('2026-11-27T09:00:00.000Z');
  const windows = openWindowRepository(database);
  const enrolment = createEnrolment({ database, windows, clock, fingerprint: () => 'ab'.repeat(32) });
  const issue = () => enrolment.issueCode({ boutiqueId: boutiqueId.parse('geneve'), role: 'street', name: 'Rue' }, 'claire').code;
  const enrol = (code: string) => enrolment.enrol({ code, publicKey: 'AAAA', appVersion: '0.1.0' });
  return { database, clock, windows, issue, enrol };
}

test('a window has the place its code was issued for', (t) => {
  const { windows, issue, enrol } = anEnrolment(t);
  const window = enrol(issue());
  assert.deepEqual([window?.boutiqueId, window?.role, window?.name, window && windows.find(window.id)?.desired], ['geneve', 'street', 'Rue', 0]);
});

test('a code is over after an hour', (t) => {
  const { clock, issue, enrol } = anEnrolment(t);
  const code = issue();
  clock.pass(pairingCodeLifetimeMs);
  assert.equal(enrol(code), null);
});

test('a code that nobody issued makes no window', (t) => {
  const { windows, enrol } = anEnrolment(t);
  const answers = ['', 'ABCD', 'ABCD-ABCD-ABCD-ABCD-ABCD-ABCD', 'UUUU-UUUU-UUUU-UUUU-UUUU-UUUU'].map(enrol);
  assert.deepEqual([answers, windows.list()], [[null, null, null, null], []]);
});

test('a code is not kept in a form that pairs', (t) => {
  const { database, issue } = anEnrolment(t);
  const code = issue();
  assert.equal(JSON.stringify(database.prepare('SELECT * FROM pairing_codes').all()).includes(code), false);
});
