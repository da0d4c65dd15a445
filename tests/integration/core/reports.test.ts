import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { WindowView } from '#contract/console-api.ts';
import { signIn } from '../../support/console-client.ts';
import { aCoreFolder, startPairedCore, valueOf } from '../../support/core-process.ts';
import { aHubFolder, issuePairingCode, startHub } from '../../support/hub-process.ts';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

test('staff see a window’s health, its counts once, and a picture of public scenes only', { timeout: 180_000 }, async (t) => {
  const hubFolder = await aHubFolder(t);
  const hub = await startHub({ folder: hubFolder });
  t.after(() => hub.kill());
  const pairingCode = await issuePairingCode(hubFolder, { boutique: 'geneve', role: 'salon', name: 'Salon' });
  const { core, state } = await startPairedCore({ folder: await aCoreFolder(t), hubUrl: hub.url, pairingCode, pollMs: 200 });
  t.after(() => core.kill());
  const staff = await signIn(hub, hub.firstAccount ?? assert.fail('no first account'));
  const seen = async (isSo: (window: WindowView) => boolean): Promise<WindowView> => {
    for (;;) {
      const [window] = (await staff.ask('windows.list', {})).windows;
      if (window !== undefined && isSo(window)) return window;
      await pause(50);
    }
  };
  const { visitId } = valueOf(await core.request('visits.begin', {}));
  await core.request('visits.enter', { visitId, scene: 'watch', watchId: state.published.document.settings.featuredWatchId });
  await core.request('stage.report', { kind: 'context-lost', detail: 'twice' });
  // A report may leave between the scene and what the stage tells.
  const health = (await seen((window) => window.health?.scene === 'watch' && window.health.stage.lastReport !== null)).health;
  assert.deepEqual([health?.tray, health?.stage.lastReport, health?.core.restarts, health?.outbox.waiting], ['none', 'context-lost: twice', 0, 0]);
  await staff.ask('windows.ask-screenshot', { windowId: state.windowId });
  const takenAt = new Date().toISOString();
  core.send({ type: 'screenshot', takenAt, scene: 'who', mime: 'image/png', bytes: png });
  core.send({ type: 'screenshot', takenAt, scene: 'room', mime: 'image/png', bytes: png });
  assert.deepEqual((await seen((window) => window.screenshot !== null)).screenshot, { takenAt, scene: 'room' });
  await core.request('visits.end', { visitId, reason: 'curtain' });
  const database = new BetterSqlite3(join(hubFolder, 'hub.sqlite'), { readonly: true });
  t.after(() => database.close());
  const counters = database.prepare<[], { name: string; times: number }>('SELECT name, sum(count) AS times FROM counters GROUP BY name ORDER BY name');
  while (!counters.all().some(({ name }) => name === 'visit-ended/curtain')) await pause(50);
  const watch = `watch/${state.published.document.settings.featuredWatchId}`;
  assert.deepEqual(counters.all().map(({ name, times }) => `${name} ${times}`), ['scene/watch 1', 'stage/context-lost 1', 'visit 1', 'visit-ended/curtain 1', `${watch} 1`]);
});
