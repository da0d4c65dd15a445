import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { windowId } from '#contract/ids.ts';
import { manifest } from '#contract/publication.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { openHub } from '../../../../main/hub/open-hub.ts';
import { createPublisher } from '../../../../main/hub/publications/publisher.ts';
import { createDoorbell } from '../../../../main/hub/windows/doorbell.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { sha256Hex } from '../../../../main/platform/signing/canonical-json.ts';

const content = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });

async function aPublisher(t: TestContext, findings: readonly { rule: string; where: string; words: string }[] = []) {
  const folder = mkdtempSync(join(tmpdir(), 'hub-'));
  const clock = aClock('2026-11-27T09:00:00.000Z');
  const hub = await openHub(folder, clock);
  t.after(() => {
    hub.close();
    rmSync(folder, { recursive: true });
  });
  hub.contents.keep(content, clock.now().toISOString());
  const window = windowId.parse(v7());
  hub.windows.add({ id: window, boutiqueId: content.boutique.id, role: 'salon', name: 'Salon', publicKey: '', appVersion: '0.1.0', enrolledAt: clock.now().toISOString() });
  const doorbell = createDoorbell();
  return { hub, clock, window, doorbell, publisher: createPublisher({ ...hub, doorbell, judge: () => findings, phoneUrl: null }) };
}

test('each publication is numbered after the last and names its hash', async (t) => {
  const { hub, window, publisher } = await aPublisher(t);
  for (let index = 0; index < 3; index += 1) publisher.publish(window, 'claire');
  const made = hub.publications.list(window).map(({ number }) => hub.publications.find(window, number)).filter((entry) => entry !== null).toReversed();
  const parsed = made.map((entry) => manifest.parse(JSON.parse(entry.signed.manifest)));
  assert.deepEqual([parsed.map((entry) => entry.number), parsed.map((entry) => entry.previousSha256)], [[1, 2, 3], [null, ...made.slice(0, 2).map((entry) => sha256Hex(entry.signed.manifest))]]);
});

test('what the grammar finds keeps the whole publication back', async (t) => {
  const { hub, window, publisher } = await aPublisher(t, [{ rule: 'forbidden-word', where: 'settings.attractLine.fr', words: 'No.' }]);
  const answer = publisher.publish(window, 'claire');
  assert.deepEqual([answer.outcome, hub.publications.latest(window)], ['refused', null]);
});

test('a setting that names no watch of the maison keeps it back too', async (t) => {
  const { hub, window, publisher } = await aPublisher(t);
  hub.settings.save({ at: 'window', windowId: window }, { featuredWatchId: 'W-XXX-99' as never }, 0, { at: '2026-11-27T09:00:00.000Z', who: 'claire' });
  const answer = publisher.publish(window, 'claire');
  assert.ok(answer.outcome === 'refused' && answer.findings[0]?.words.includes('W-XXX-99'));
});

test('a release key that ended signs nothing', async (t) => {
  const { clock, window, publisher } = await aPublisher(t);
  clock.pass(401 * 86_400_000);
  const answer = publisher.publish(window, 'claire');
  assert.ok(answer.outcome === 'refused' && answer.findings[0]?.rule === 'release-key');
});

test('a listening window hears that something waits', async (t) => {
  const { window, doorbell, publisher } = await aPublisher(t);
  const heard: string[] = [];
  doorbell.listen(window, (event) => heard.push(event));
  publisher.publish(window, 'claire');
  assert.deepEqual(heard, ['desired']);
});

test('a refresh brings what was written and built since, and no setting that was only saved', async (t) => {
  const { hub, window, publisher } = await aPublisher(t);
  hub.settings.save({ at: 'window', windowId: window }, { idleTimeoutMs: 33_000 }, 0, { at: '2026-11-27T09:00:00.000Z', who: 'claire' });
  publisher.publish(window, 'claire');
  const nothingNew = publisher.refresh(window, 'demonstration');
  hub.settings.save({ at: 'window', windowId: window }, { idleTimeoutMs: 44_000 }, 1, { at: '2026-11-27T09:00:00.000Z', who: 'claire' });
  const stillNothing = publisher.refresh(window, 'demonstration');
  hub.contents.keep({ ...content, boutique: { ...content.boutique, phone: '+41 22 555 00 00' } }, '2026-11-27T10:00:00.000Z');
  const answer = publisher.refresh(window, 'demonstration');
  const shown = manifest.parse(JSON.parse(hub.publications.latest(window)?.signed.manifest ?? '')).content;
  assert.deepEqual([nothingNew, stillNothing, answer, shown.boutique.phone, shown.settings.idleTimeoutMs], [null, null, { outcome: 'published', number: 2 }, '+41 22 555 00 00', 33_000]);
});

test('pictures of watches that the window does not show are left out', async (t) => {
  const { hub, window, publisher } = await aPublisher(t);
  const [first] = content.watches;
  const sha256 = sha256Hex('x') as never;
  for (const name of [`models/${first?.id}.glb`, 'models/W-XXX-99.glb', 'stills/room.webp']) hub.contents.keepAsset({ name, sha256, bytes: 1, mime: 'image/webp' });
  publisher.publish(window, 'claire');
  const latest = hub.publications.latest(window);
  assert.deepEqual(manifest.parse(JSON.parse(latest?.signed.manifest ?? '')).assets.map((asset) => asset.name), [`models/${first?.id}.glb`, 'stills/room.webp']);
});
