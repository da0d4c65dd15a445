import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { aCoreFolder, startCore, startPairedCore, valueOf } from '../../support/core-process.ts';
import { issuePairingCode, startHub, type HubProcess } from '../../support/hub-process.ts';

let hub: HubProcess;
let folder: string;
const place = { boutique: 'geneve', role: 'salon', name: 'Salon 1' };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vitrine-hub-'));
  hub = await startHub({ folder });
});
after(async () => {
  await hub.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a window pairs once with the code it is given, makes its own key, and keeps its hub over a restart', async (t) => {
  const own = await aCoreFolder(t);
  const core = await startCore({ folder: own });
  const code = await issuePairingCode(folder, place);
  const answer = valueOf(await core.request('pairing.pair', { code: code.toLowerCase().replaceAll('-', ' '), hubUrl: hub.url }));
  const again = valueOf(await core.request('pairing.pair', { code, hubUrl: hub.url }));
  assert.deepEqual([answer.outcome, again], ['paired', { outcome: 'refused', reason: 'used-or-expired' }]);
  assert.deepEqual(['window-key.pem', 'pairing.json'].map((name) => statSync(join(own, name)).mode & 0o777), [0o600, 0o600]);
  await core.stop();
  const later = await startCore({ folder: own });
  t.after(() => later.stop());
  assert.equal(valueOf(await later.request('state.read', {})).phase, 'paired');
});

test('a code of another certificate is refused before anything is sent', async (t) => {
  const core = await startCore({ folder: await aCoreFolder(t) });
  t.after(() => core.stop());
  const code = await issuePairingCode(folder, place);
  const other = `${code.startsWith('0') ? '1' : '0'}${code.slice(1)}`;
  const answer = await core.request('pairing.pair', { code: other, hubUrl: hub.url });
  assert.deepEqual(valueOf(answer), { outcome: 'refused', reason: 'other-hub' });
  assert.equal(valueOf(await core.request('pairing.pair', { code, hubUrl: hub.url })).outcome, 'paired');
});

test('a code that was used, one that is none, and a hub that is away each have their answer', async (t) => {
  const [first, second] = [await startPairedCoreOnce(t), await startCore({ folder: await aCoreFolder(t) })];
  t.after(() => second.stop());
  const answers = [];
  for (const [code, hubUrl] of [[first, hub.url], ['not a code', hub.url], [first, 'https://127.0.0.1:1'], [first, null]] as const) {
    answers.push(valueOf(await second.request('pairing.pair', { code, hubUrl })));
  }
  assert.deepEqual(answers.map((answer) => answer.outcome === 'refused' && answer.reason), ['used-or-expired', 'malformed', 'hub-away', 'hub-away']);
});

test('a first start with a code and a hub that comes later pairs without hands', async (t) => {
  const hubFolder = await mkdtemp(join(tmpdir(), 'vitrine-hub-'));
  const [first, own] = [await startHub({ folder: hubFolder }), await aCoreFolder(t)];
  const code = await issuePairingCode(hubFolder, place);
  await first.stop();
  const starting = startPairedCore({ folder: own, hubUrl: first.url, pairingCode: code });
  const back = await startHub({ folder: hubFolder, port: first.port });
  const { core, state } = await starting;
  t.after(async () => {
    await core.stop();
    await back.stop();
    await rm(hubFolder, { recursive: true, force: true });
  });
  assert.deepEqual([state.role, state.published.number], ['salon', 1]);
});

async function startPairedCoreOnce(t: Parameters<typeof aCoreFolder>[0]): Promise<string> {
  const code = await issuePairingCode(folder, place);
  const { core } = await startPairedCore({ folder: await aCoreFolder(t), hubUrl: hub.url, pairingCode: code });
  await core.stop();
  return code;
}
