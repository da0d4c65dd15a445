import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { openBoutique } from '../../support/boutique-under-test.ts';
import type { KioskUnderTest } from '../../support/launch-kiosk.ts';
import { watchScreen } from '../../support/screen-watch.ts';

const corners = [{ x: 4, y: 4 }, { x: 535, y: 4 }, { x: 4, y: 480 }, { x: 535, y: 955 }];
const leaving = '#008000';

type PageWithProcess = { readonly page: Page; readonly pid: number };

async function pagesOf({ app }: KioskUnderTest): Promise<readonly PageWithProcess[]> {
  const pids = await app.evaluate(({ webContents }) => webContents.getAllWebContents().toSorted((a, b) => a.id - b.id).map((page) => page.getOSProcessId()));
  return app.windows().map((page, index) => ({ page, pid: pids[index] ?? -1 }));
}

/** The page on the glass and its successor, which has painted the first scene and said so. */
async function bothPages(kiosk: KioskUnderTest): Promise<readonly [PageWithProcess, PageWithProcess]> {
  for (let waited = 0; waited < 600; waited += 1) {
    const [current, warm] = await pagesOf(kiosk);
    if (!current || !warm) {
      await pause(50);
      continue;
    }
    await warm.page.waitForSelector('[data-scene="attract"]', { timeout: 30_000 });
    await warm.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
    return [current, warm];
  }
  throw new Error('no successor came');
}

it('shows the successor without a flash, and ends the visit’s process', { timeout: 120_000 }, async (t) => {
  const framebufferFolder = mkdtempSync('/dev/shm/vitrine-screen-');
  t.after(() => rmSync(framebufferFolder, { recursive: true }));
  const { kiosk, window } = await openBoutique(t, { framebufferFolder });
  await window.sees('attract');
  const [current, warm] = await bothPages(kiosk);
  assert.notEqual(current.pid, warm.pid);
  await current.page.evaluate((colour) => {
    const cover = document.createElement('div');
    Object.assign(cover.style, { position: 'fixed', inset: '0', background: colour, zIndex: '9999' });
    document.body.append(cover);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  }, leaving);
  await pause(300);

  const screen = watchScreen(framebufferFolder, corners);
  const ended = new Promise((resolve) => current.page.once('close', resolve));
  current.page.evaluate(() => void (globalThis as unknown as { readonly vitrine: { readonly request: (channel: string, input: unknown) => Promise<unknown> } }).vitrine.request('curtain.draw', {})).catch(() => undefined);
  await ended;
  await pause(500);

  const seen = screen.stop();
  const before = corners.map(() => leaving).join(' ');
  assert.equal(seen[0], before);
  const after = seen.at(-1) ?? '';
  assert.notEqual(after, before);
  // The screen is read while it is being written: a reading may be half the one and half the other, but never anything else.
  const theirs = new Set([...before.split(' '), ...after.split(' ')]);
  assert.deepEqual(seen.flatMap((reading) => reading.split(' ')).filter((colour) => !theirs.has(colour)), [], `between the two pages was seen: ${seen.join(' | ')}`);
  for (let waited = 0; waited < 3_000 && existsSync(join('/proc', String(current.pid))); waited += 20) await pause(20);
  assert.equal(existsSync(join('/proc', String(current.pid))), false);
  assert.equal(kiosk.page(), warm.page);
});
