import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createColumnCipher } from '../../../../main/hub/keys/column-cipher.ts';
import { openPersonKeys } from '../../../../main/hub/keys/person-keys.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';

const now = '2026-11-27T09:00:00.000Z';

test('what is hidden under one person’s key opens under no other, in no other place, and not with another bit', (t) => {
  const keys = somePersonKeys(t);
  const [one, other] = [keys.take(), keys.take()];
  const hidden = keys.hide(one, 'card', 'Agnès');
  assert.equal(keys.reveal(one, 'card', hidden), 'Agnès');
  for (const wrong of [() => keys.reveal(other, 'card', hidden), () => keys.reveal(one, 'email', hidden), () => keys.reveal(one, 'card', `A${hidden.slice(1)}B`)]) assert.throws(wrong, /does not open/);
});

test('no key is taken twice, also not by two hubs on one folder or after a start', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-person-keys-'));
  const cipher = createColumnCipher({ read: () => ({ columnKey: Buffer.alloc(32, 3).toString('base64') }) });
  const open = () => openPersonKeys(join(folder, 'k.sqlite'), cipher);
  const first = [open(), open()];
  const taken = first.flatMap((keys) => Array.from({ length: 150 }, keys.take));
  const hidden = first[0]?.hide(taken[0] ?? '', 'card', 'x') ?? '';
  first.forEach((keys) => keys.close());
  const again = open();
  t.after(() => {
    again.close();
    rmSync(folder, { recursive: true, force: true });
  });
  assert.deepEqual([new Set([...taken, again.take()]).size, again.reveal(taken[0] ?? '', 'card', hidden)], [301, 'x']);
});

test('a key that was destroyed is gone from memory and from every file, for ever', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-person-keys-'));
  const wrapped = { last: '' };
  const plain = createColumnCipher({ read: () => ({ columnKey: Buffer.alloc(32, 3).toString('base64') }) });
  const keys = openPersonKeys(join(folder, 'k.sqlite'), { ...plain, hide: (clear, place) => (wrapped.last = plain.hide(clear, place)) });
  t.after(() => {
    keys.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const id = keys.take();
  const holds = () => readdirSync(folder).some((name) => readFileSync(join(folder, name), 'latin1').includes(wrapped.last));
  const before = holds();
  keys.destroy(id, { at: now, because: 'retention', by: 'hub' });
  keys.destroy(id, { at: now, because: 'asked', by: 'claire' });
  assert.throws(() => keys.hide(id, 'card', 'x'), /destroyed/);
  assert.deepEqual([before, holds(), keys.destroyed()], [true, false, [{ keyId: id, at: now, because: 'retention', by: 'hub' }]]);
});
