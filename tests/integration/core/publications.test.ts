import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { aCoreFolder, startPairedCore, valueOf } from '../../support/core-process.ts';
import { signIn } from '../../support/console-client.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';
import { until } from '../../support/until.ts';

type Test = Parameters<typeof aCoreFolder>[0];

const pollMs = 200;

async function aBoutique(t: Test) {
  const hubFolder = await aHubFolder(t);
  const hub = await startHub({ folder: hubFolder });
  t.after(() => hub.kill());
  const window = async () => {
    const folder = await aCoreFolder(t);
    const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Salon' });
    const started = await startPairedCore({ folder, hubUrl: hub.url, pairingCode, pollMs });
    t.after(() => started.core.kill());
    return { ...started, folder };
  };
  return { hub, hubFolder, window };
}

test('what staff publish is offered to the glass, becomes current when it has switched, and is reported', { timeout: 180_000 }, async (t) => {
  const { hub, window } = await aBoutique(t);
  const { core, state } = await window();
  const staff = await signIn(hub, hub.firstAccount ?? assert.fail('no first account'));
  const scope = { at: 'window', windowId: state.windowId } as const;
  const { version } = await staff.ask('settings.read', { scope });
  await staff.ask('settings.save', { scope, said: { idleTimeoutMs: 77_000 }, version });
  const rungAtMs = performance.now();
  await staff.ask('publications.publish', { windowIds: [state.windowId] });
  const offered = await core.event('publication-offered', ({ number }) => number === 2);
  assert.equal(offered.document.settings.idleTimeoutMs, 77_000);
  assert.ok(performance.now() - rungAtMs < 10_000);
  const during = valueOf(await core.request('state.read', {}));
  assert.equal(during.phase === 'ready' && during.published.number, 1, 'until the glass has switched, nothing has changed');
  await core.request('publications.answer', { number: 2, outcome: 'switched', reason: null });
  const after = await core.event('state-changed', (changed) => changed.phase === 'ready' && changed.published.number === 2);
  assert.equal(after.phase, 'ready');
  await until(async () => (await staff.ask('windows.list', {})).windows[0]?.applied === 2);
});

test('one that the glass could not show is reported with its reason, and what was there stays', { timeout: 180_000 }, async (t) => {
  const { hub, window } = await aBoutique(t);
  const { core, state } = await window();
  const staff = await signIn(hub, hub.firstAccount ?? assert.fail('no first account'));
  await staff.ask('publications.publish', { windowIds: [state.windowId] });
  await core.event('publication-offered', ({ number }) => number === 2);
  await core.request('publications.answer', { number: 2, outcome: 'failed', reason: 'the trial was not painted' });
  await until(async () => (await staff.ask('windows.list', {})).windows[0]?.failed !== null);
  const [seen] = (await staff.ask('windows.list', {})).windows;
  assert.deepEqual([seen?.desired, seen?.applied, seen?.failed?.number, seen?.failed?.reason], [2, 1, 2, 'the trial was not painted']);
  const now = valueOf(await core.request('state.read', {}));
  assert.equal(now.phase === 'ready' && now.published.number, 1);
});

test('a tampered one, an older one and another window’s are refused and reported, and nothing on the glass changes', { timeout: 180_000 }, async (t) => {
  const { hub, hubFolder, window } = await aBoutique(t);
  const { core, state } = await window();
  const other = await window();
  const database = new BetterSqlite3(join(hubFolder, 'hub.sqlite'));
  t.after(() => database.close());
  const read = database.prepare<[string, number], Row>('SELECT * FROM publications WHERE window_id = ? AND number = ?');
  const write = database.prepare('INSERT INTO publications VALUES (:window_id, :number, :sha256, :manifest, :signature, :certificate, :made_at, :made_by)');
  const failure = database.prepare<[string], string>('SELECT failed FROM windows WHERE id = ?').pluck();
  const reasons: string[] = [];
  const offer = async (row: Row): Promise<void> => {
    const before = failure.get(state.windowId) ?? null;
    write.run({ ...row, window_id: state.windowId });
    await until(async () => ![before, null].includes(failure.get(state.windowId) ?? null));
    reasons.push((JSON.parse(failure.get(state.windowId) ?? '{}') as { reason: string }).reason);
  };
  const first = read.get(state.windowId, 1) ?? assert.fail('nothing was published');
  const changed = first.manifest.replace('"number":1,', '"number":2,');
  await offer({ ...first, number: 2, manifest: changed, sha256: createHash('sha256').update(changed).digest('hex') });
  const anothers = read.get(other.state.windowId, 1) ?? assert.fail('nothing was published');
  await offer({ ...anothers, number: 3 });
  const staff = await signIn(hub, hub.firstAccount ?? assert.fail('no first account'));
  await staff.ask('publications.publish', { windowIds: [state.windowId] });
  await core.event('publication-offered', ({ number }) => number === 4);
  await core.request('publications.answer', { number: 4, outcome: 'switched', reason: null });
  await offer({ ...first, number: 5 });
  assert.deepEqual(reasons, ['the signature does not fit the manifest', 'it was made for another window', 'it is older than what this window knows']);
  const now = valueOf(await core.request('state.read', {}));
  assert.equal(now.phase === 'ready' && now.published.number, 4);
});

test('an asset that is damaged or lost on this disk is fetched again, and what the hub cannot give now changes nothing', { timeout: 180_000 }, async (t) => {
  const { hub, window } = await aBoutique(t);
  const { core, state, folder } = await window();
  const sha256 = Object.values(state.published.assets)[0];
  if (sha256 === undefined) return t.diagnostic('the demonstration has no asset here yet');
  const path = join(folder, 'assets', sha256.slice(0, 2), sha256);
  rmSync(path);
  await until(async () => isThere(path));
  writeFileSync(path, 'damaged');
  await until(async () => isWhole(path, sha256));
  await hub.kill();
  rmSync(path);
  await pause(pollMs * 4);
  const now = valueOf(await core.request('state.read', {}));
  assert.equal(now.phase === 'ready' && now.published.number, 1);
});

type Row = { readonly window_id: string; readonly number: number; readonly sha256: string; readonly manifest: string; readonly signature: string; readonly certificate: string; readonly made_at: string; readonly made_by: string };

function isThere(path: string): boolean {
  return fileHash(path) !== null;
}

function isWhole(path: string, sha256: string): boolean {
  return fileHash(path) === sha256;
}

function fileHash(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return null;
  }
}

