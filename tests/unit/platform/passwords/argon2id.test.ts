import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argon2id, hashPassword, isPasswordOf } from '../../../../main/platform/passwords/argon2id.ts';

const cheap = { memoryKib: 8192, passes: 1, parallelism: 1 };

test('a stored password is that password’s only, composed letters or not', async () => {
  const stored = await hashPassword('Caf\u00e9 au col', cheap);
  assert.deepEqual([await isPasswordOf(stored, 'Cafe\u0301 au col'), await isPasswordOf(stored, 'Cafe au col'), stored.includes('col')], [true, false, false]);
});

test('the same password is stored differently each time', async () => {
  assert.notEqual(await hashPassword('x', cheap), await hashPassword('x', cheap));
});

test('argon2id gives what the reference implementation gives', async () => {
  // argon2 -id -t 2 -k 65536 -p 1 -l 32, from the reference implementation's test.c: password "password", salt "somesalt".
  const tag = await argon2id('password', Buffer.from('somesalt'), { memoryKib: 65_536, passes: 2, parallelism: 1 });
  assert.equal(tag.toString('hex'), '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
});

test('what was not stored by us is not compared', async () => {
  await assert.rejects(isPasswordOf('plain', 'plain'));
});
