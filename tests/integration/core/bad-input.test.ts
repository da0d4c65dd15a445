import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coreRequests, type CoreRequest } from '#contract/window-api.ts';
import { aCoreFolder, startCore } from '../../support/core-process.ts';

const channels = Object.keys(coreRequests) as readonly CoreRequest[];

test('whatever is asked on a channel has one answer, and core lives on', async (t) => {
  const core = await startCore({ folder: await aCoreFolder(t) });
  t.after(() => core.stop());
  const input = fc.oneof(fc.anything({ withBigInt: true, withDate: true, withMap: true }), fc.object(), fc.record({ id: fc.string(), code: fc.string(), pin: fc.string(), scene: fc.string(), number: fc.integer() }));
  await fc.assert(fc.asyncProperty(fc.constantFrom(...channels), input, async (channel, given) => {
    // Anything may come over a line, whatever its type says.
    const result = await core.request(channel, given as never);
    assert.ok(result.ok || result.code === 'invalid' || result.code === 'away', JSON.stringify(result));
  }), { numRuns: 400 });
  assert.equal(core.hasEnded(), false);
});

test('a message that is none, and a channel that is none, harm nothing', async (t) => {
  const core = await startCore({ folder: await aCoreFolder(t) });
  t.after(() => core.stop());
  for (const message of ['', 7, null, {}, { type: 'request' }, { type: 'ping', number: 'x' }, { type: 'screenshot', bytes: 'x' }]) core.say(message ?? 'null');
  assert.deepEqual(await core.request('constructor' as never, {} as never), { ok: false, code: 'invalid' });
  assert.deepEqual(await core.request('__proto__' as never, {} as never), { ok: false, code: 'invalid' });
});

test('before it has a hub, core says what it cannot answer', async (t) => {
  const core = await startCore({ folder: await aCoreFolder(t) });
  t.after(() => core.stop());
  assert.deepEqual(await core.request('state.read', {}), { ok: true, value: { phase: 'unpaired' } });
  assert.deepEqual(await core.request('slots.list', { kind: 'boutique', from: '2026-11-27', days: 3 }), { ok: false, code: 'away' });
});
