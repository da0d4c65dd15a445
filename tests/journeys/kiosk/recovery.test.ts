import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openBoutique } from '../../support/boutique-under-test.ts';

it('goes on with its scene while core is killed, and has core back within two seconds', { timeout: 90_000 }, async (t) => {
  const { kiosk, window } = await openBoutique(t);
  await window.goToWatch();
  const before = kiosk.corePid();
  process.kill(before, 'SIGKILL');
  const killedAt = performance.now();
  await until(() => kiosk.corePid() !== before && kiosk.log().some((line) => line['process'] === 'core' && line['event'] === 'started' && line !== kiosk.log()[0] && kiosk.corePid() !== before));
  const backAfterMs = performance.now() - killedAt;
  assert.equal(await window.scene(), 'watch');
  assert.ok(backAfterMs < 2_000, `core was back after ${Math.round(backAfterMs)} ms`);
  await window.chooseMoment();
});

it('replaces a page that crashed by the ridge within two seconds', { timeout: 90_000 }, async (t) => {
  const { kiosk, window } = await openBoutique(t);
  await window.sees('attract');
  await until(() => kiosk.app.windows().length === 2, 20_000);
  await kiosk.app.windows()[1]?.waitForSelector('[data-scene="attract"]', { timeout: 20_000 });
  const broken = window.page;
  const gone = broken.waitForEvent('crash').catch(() => undefined);
  const started = performance.now();
  await broken.goto('chrome://crash').catch(() => undefined);
  await Promise.race([gone, until(() => window.page !== broken)]);
  await until(() => window.page !== broken && !window.page.isClosed());
  await window.sees('attract', 4_000);
  const backAfterMs = performance.now() - started;
  assert.ok(backAfterMs < 2_000, `the glass was back after ${Math.round(backAfterMs)} ms`);
});

async function until(isSo: () => boolean, boundMs = 10_000): Promise<void> {
  const started = performance.now();
  while (!isSo()) {
    if (performance.now() - started > boundMs) throw new Error('it did not come to pass');
    await new Promise((resolve) => setImmediate(resolve));
  }
}
