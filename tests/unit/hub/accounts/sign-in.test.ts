import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { openAccountRepository } from '../../../../main/hub/accounts/account-repository.ts';
import { makeFirstAccount } from '../../../../main/hub/accounts/first-account.ts';
import { longestSessionMs, openSessionRepository, quietSessionMs } from '../../../../main/hub/accounts/session-repository.ts';
import { createSignIn } from '../../../../main/hub/accounts/sign-in.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';

async function aMaison(t: TestContext) {
  const database = aHubDatabase(t);
  const clock = aClock('2026-11-27T09:00:00.000Z');
  const accounts = openAccountRepository(database);
  const first = await makeFirstAccount(accounts, clock);
  assert.ok(first);
  const signIn = await createSignIn({ database, accounts, clock });
  return { database, clock, accounts, first, signIn, sessions: openSessionRepository(database, clock) };
}

test('the first account is made once, and its password is not kept', async (t) => {
  const { accounts, clock, first, database } = await aMaison(t);
  const again = await makeFirstAccount(accounts, clock);
  assert.deepEqual([again, JSON.stringify(database.prepare('SELECT * FROM accounts').all()).includes(first.password)], [null, false]);
});

test('the right password is let in after the wait is over, and starts the count again', async (t) => {
  const { clock, first, signIn } = await aMaison(t);
  for (let index = 0; index < 5; index += 1) await signIn(first.account, 'wrong', '10.0.0.1');
  const waiting = await signIn(first.account, first.password, '10.0.0.1');
  clock.pass(5000);
  const after = await signIn(first.account, first.password, '10.0.0.1');
  const wrongOnce = await signIn(first.account, 'wrong', '10.0.0.1');
  assert.deepEqual([waiting, after.outcome, wrongOnce.outcome], [{ outcome: 'wait', seconds: 5 }, 'signed-in', 'refused']);
});

test('the wait doubles with each try and ends at a quarter of an hour', async (t) => {
  const { clock, first, signIn } = await aMaison(t);
  const waits: number[] = [];
  for (let index = 0; index < 14; index += 1) {
    const answer = await signIn(first.account, 'wrong', `10.0.0.${index}`);
    const next = answer.outcome === 'wait' ? answer : await signIn(first.account, 'wrong', '10.0.1.1');
    if (next.outcome === 'wait') waits.push(next.seconds);
    clock.pass((next.outcome === 'wait' ? next.seconds : 0) * 1000);
  }
  assert.deepEqual([waits.slice(0, 4), waits.at(-1)], [[5, 10, 20, 40], 900]);
});

test('one address that tries many names waits too', async (t) => {
  const { signIn } = await aMaison(t);
  const outcomes = [];
  for (let index = 0; index < 21; index += 1) outcomes.push((await signIn(`name-${index}`, 'guess', '10.0.0.9')).outcome);
  assert.deepEqual([outcomes.filter((outcome) => outcome === 'refused').length, outcomes.at(-1)], [20, 'wait']);
});

test('many tries sent at once are not all let through', async (t) => {
  const { first, signIn } = await aMaison(t);
  const outcomes = (await Promise.all(Array.from({ length: 12 }, () => signIn(first.account, 'wrong', '10.0.0.1')))).map((answer) => answer.outcome);
  assert.equal(outcomes.filter((outcome) => outcome === 'refused').length, 5);
});

test('a session ends after an hour of quiet, and after twelve hours whatever happens', async (t) => {
  const { clock, first, sessions } = await aMaison(t);
  const quiet = sessions.begin(first.account);
  clock.pass(quietSessionMs + 1);
  const isQuietOver = sessions.find(quiet.token) === null;
  const busy = sessions.begin(first.account);
  let lastedMs = 0;
  while (sessions.find(busy.token) !== null && lastedMs < 2 * longestSessionMs) {
    clock.pass(quietSessionMs / 2);
    lastedMs += quietSessionMs / 2;
  }
  assert.deepEqual([isQuietOver, lastedMs], [true, longestSessionMs]);
});

test('a token is in no column of the database', async (t) => {
  const { database, first, sessions } = await aMaison(t);
  const { token } = sessions.begin(first.account);
  assert.equal(JSON.stringify(database.prepare('SELECT * FROM sessions').all()).includes(token), false);
});
