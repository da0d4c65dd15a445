import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright';
import type { KioskUnderTest } from '../../support/launch-kiosk.ts';
import { openBoutique } from '../../support/boutique-under-test.ts';
import { until } from '../../support/until.ts';

/** Two seconds are aimed at; a crowded machine is given three times that before a test calls it broken. */
const maxBackMs = 6_000;

it('goes on with its scene while core is killed, and core comes back by itself', { timeout: 120_000 }, async (t) => {
  const { kiosk, window } = await openBoutique(t);
  await window.goToWatch();
  const before = kiosk.corePid();
  const startsBefore = startsOfCore(kiosk.log()).length;
  process.kill(before, 'SIGKILL');
  const killedAt = performance.now();
  await until(() => startsOfCore(kiosk.log()).length > startsBefore);
  const coreBackMs = performance.now() - killedAt;
  t.diagnostic(`core was back after ${Math.round(coreBackMs)} ms`);
  assert.ok(coreBackMs < maxBackMs);
  assert.equal(await window.scene(), 'watch');
  await window.chooseMoment();
});

it('replaces a page that crashed by the ridge', { timeout: 120_000 }, async (t) => {
  const { kiosk, window } = await openBoutique(t);
  await window.sees('attract');
  await until(() => kiosk.app.windows().length === 2, 'a warm page', 20_000);
  await kiosk.app.windows()[1]?.waitForSelector('[data-scene="attract"]', { timeout: 20_000 });
  const broken = window.page;
  const started = performance.now();
  process.kill(await rendererPidOf(kiosk, broken), 'SIGKILL');
  await until(() => window.page !== broken);
  await window.sees('attract');
  const glassBackMs = performance.now() - started;
  t.diagnostic(`the glass was back after ${Math.round(glassBackMs)} ms`);
  assert.ok(glassBackMs < maxBackMs);
});

/** The process that draws a page, as Electron knows it. */
async function rendererPidOf(kiosk: KioskUnderTest, page: Page): Promise<number> {
  const index = kiosk.app.windows().indexOf(page);
  const pids = await kiosk.app.evaluate(({ webContents }) => webContents.getAllWebContents().toSorted((a, b) => a.id - b.id).map((contents) => contents.getOSProcessId()));
  const pid = pids[index];
  if (!pid) throw new Error('the page has no process');
  return pid;
}

function startsOfCore(lines: readonly Readonly<Record<string, unknown>>[]): readonly unknown[] {
  return lines.filter((line) => line['process'] === 'core' && line['event'] === 'started');
}
