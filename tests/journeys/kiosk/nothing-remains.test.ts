import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { openBoutique } from '../../support/boutique-under-test.ts';
import { processTree, searchFiles, searchMemory } from '../../support/search-traces.ts';

it('leaves nothing of what a visitor wrote in any file or live process of the kiosk', { timeout: 150_000 }, async (t) => {
  const { kiosk, window } = await openBoutique(t);
  // Written in the test's own memory in pieces, so that it is looked for and never found in transit.
  const [name, mail] = ['zoraquil', 'vexilune@brumaire.fr'];
  await window.goToWatch();
  await window.chooseMoment();
  await window.say({ givenName: name, email: mail });
  const page = window.page;
  const whileWriting = searchMemory(processTree(kiosk.pid), ['exilune@brumaire']);
  assert.ok(whileWriting.length > 0, 'the search finds what is being written: it can fail');
  await window.ask();
  await window.leave();
  await page.waitForEvent('close', { timeout: 20_000 });
  await window.sees('attract');
  await processesSettle(kiosk.pid);
  const traces = [...searchMemory(processTree(kiosk.pid), ['oraquil', 'exilune@brumaire']), ...searchFiles([kiosk.dataFolder], ['oraquil', 'exilune@brumaire'])];
  assert.deepEqual(traces, []);
});

/** The page's process ends a moment after its page. */
async function processesSettle(pid: number): Promise<void> {
  for (let [last, same] = [processTree(pid).length, 0]; same < 8;) {
    await pause(250);
    const now = processTree(pid).length;
    same = now === last ? same + 1 : 0;
    last = now;
  }
}
