import assert from 'node:assert/strict';
import { get } from 'node:https';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { hubRoutes, report } from '#contract/hub-api.ts';
import { signedManifest } from '#contract/publication.ts';
import { hubMigrations } from '../../../main/hub/migrations/hub-migrations.ts';
import { openDatabase } from '../../../main/platform/sqlite/open-database.ts';
import { canonicalJson, sha256Hex } from '../../../main/platform/signing/canonical-json.ts';
import { isSignatureOf, makeSigningKey, signText } from '../../../main/platform/signing/ed25519.ts';
import { signIn } from '../../support/console-client.ts';
import { aHubFolder, issuePairingCode, startHub, type HubProcess } from '../../support/hub-process.ts';
import { anId, askHub, enrolWindow, type WindowClient } from '../../support/window-client.ts';

describe('the line between windows and the hub', () => {
  const ends: (() => Promise<void>)[] = [];
  let hub: HubProcess;
  let window: WindowClient;
  let code: string;

  before(async () => {
    const folder = await aHubFolder({ after: (end) => ends.push(end) });
    hub = await startHub({ folder });
    code = await issuePairingCode(folder, { boutique: 'geneve', role: 'salon', name: 'Vitrine 1' });
    window = await enrolWindow(hub, code.toLowerCase().replaceAll('-', ' '));
  });

  async function enrolAnother(): Promise<WindowClient> {
    return enrolWindow(hub, await issuePairingCode(hub.folder, { boutique: 'geneve', role: 'counter', name: 'Comptoir' }));
  }

  after(async () => {
    await hub.stop();
    for (const end of ends) await end();
  });

  test('a pairing code pairs one window only', async () => {
    const answer = await askHub(hub, hubRoutes.enrol, { body: { code, publicKey: makeSigningKey().publicKey, appVersion: '0.1.0' } });
    assert.equal(answer.status, 403);
  });

  test('a pairing code begins with the fingerprint of the hub’s certificate', () => {
    const digits = Array.from(code.replaceAll('-', '').slice(0, 16), (letter) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(letter).toString(2).padStart(5, '0')).join('');
    assert.equal(BigInt(`0b${digits}`).toString(16).padStart(20, '0'), hub.fingerprint.slice(0, 20));
  });

  test('a token is given to the window’s own key alone, and only for a time near the hub’s', async () => {
    const ask = async (key: ReturnType<typeof makeSigningKey>, at: string) => (await askHub(hub, hubRoutes.token, { body: { windowId: window.id, at, signature: signText(key, `token/${window.id}/${at}`) } })).status;
    const now = new Date().toISOString();
    const statuses = [await ask(window.key, now), await ask(makeSigningKey(), now), await ask(window.key, new Date(Date.now() - 6 * 60_000).toISOString())];
    assert.deepEqual(statuses, [200, 401, 401]);
  });

  test('a route of the line refuses whoever has no token of a window', async () => {
    const answers = await Promise.all(['', 'Bearer nonsense', `Bearer v1.${window.id}.9999999999999.${'A'.repeat(43)}`].map((authorization) => askHub(hub, hubRoutes.desired, { headers: { authorization } })));
    assert.deepEqual(answers.map((answer) => answer.status), [401, 401, 401]);
  });

  test('the desired publication is signed by a release key that the root certified', async () => {
    const answer = await window.ask(hubRoutes.desired);
    const { manifest, signature, certificate } = signedManifest.parse(answer.body);
    const { rootSignature, ...said } = certificate;
    assert.deepEqual(
      [isSignatureOf(window.enrolled.rootPublicKey, canonicalJson(said), rootSignature), isSignatureOf(certificate.publicKey, manifest, signature), answer.headers['etag'], canonicalJson(JSON.parse(manifest)) === manifest],
      [true, true, `"${sha256Hex(manifest)}"`, true],
    );
  });

  test('a publication that the window has already is not sent again', async () => {
    const etag = String((await window.ask(hubRoutes.desired)).headers['etag']);
    const again = await window.ask(hubRoutes.desired, { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, again.bytes.length], [304, 0]);
  });

  test('a report that comes twice counts once', async () => {
    const told = report.parse({
      id: anId(), at: new Date().toISOString(), appVersion: '0.1.0', publications: { desired: 1, applied: 1, failed: null }, counters: { 'laid/W-MOR-01': 2 },
      health: { core: { startedAt: new Date().toISOString(), restarts: 0 }, tray: 'here', stage: { lastReport: null }, outbox: { waiting: 0, oldestAt: null, refused: 0 }, disk: { freeBytes: 1e9 }, vaultVersion: 0, scene: 'attract' },
    });
    await window.ask(hubRoutes.report, { body: told });
    await window.ask(hubRoutes.report, { body: told });
    const database = openDatabase(`${hub.folder}/hub.sqlite`, hubMigrations);
    const counted = database.prepare('SELECT count FROM counters').pluck().all();
    database.close();
    assert.deepEqual(counted, [2]);
  });

  test('a picture of a scene in which a person may be read is refused', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    const send = async (scene: string, raw: Uint8Array) => (await window.ask(hubRoutes.screenshot, { method: 'PUT', raw, headers: { 'x-taken-at': new Date().toISOString(), 'x-scene': scene, 'content-type': 'image/png' } })).status;
    assert.deepEqual([await send('attract', png), await send('consent', png), await send('attract', Buffer.from('GIF89a'))], [200, 403, 400]);
  });

  test('the picture that a window sent is shown to staff with its age', async () => {
    assert.ok(hub.firstAccount);
    const staff = await signIn(hub, hub.firstAccount);
    const { windows } = await staff.ask('windows.list', {});
    const picture = await staff.get(`/console/api/screenshots/${window.id}`);
    assert.deepEqual([windows[0]?.screenshot?.scene, picture.headers['content-type'], (await askHub(hub, `/console/api/screenshots/${window.id}`)).status], ['attract', 'image/png', 401]);
  });

  test('a picture that two windows sent stays for one when the other sends another', async () => {
    const [one, other] = [await enrolAnother(), await enrolAnother()];
    const send = (from: WindowClient, last: string) => from.ask(hubRoutes.screenshot, { method: 'PUT', raw: Buffer.from(`89504e470d0a1a0a${last}`, 'hex'), headers: { 'x-taken-at': new Date().toISOString(), 'x-scene': 'room', 'content-type': 'image/png' } });
    for (const [from, last] of [[one, '01'], [other, '01'], [one, '02']] as const) await send(from, last);
    assert.ok(hub.firstAccount);
    const staff = await signIn(hub, hub.firstAccount);
    const pictures = await Promise.all([one, other].map(async ({ id }) => (await staff.get(`/console/api/screenshots/${id}`)).bytes.at(-1)));
    assert.deepEqual(pictures, [2, 1]);
  });

  test('the doorbell rings when a publication waits', async () => {
    assert.ok(hub.firstAccount);
    const staff = await signIn(hub, hub.firstAccount);
    const heard = listenTo(hub, window);
    await heard.isOpen;
    const { published } = await staff.ask('publications.publish', { windowIds: [window.id] });
    assert.match(await heard.first, /^event: desired/);
    assert.equal((await window.desired()).number, published[0]?.number);
  });

  test('whatever body is sent, the hub answers in words and goes on', async () => {
    const routes = [[hubRoutes.intake, 'POST'], [hubRoutes.report, 'POST'], [hubRoutes.holds, 'POST'], [hubRoutes.enrol, 'POST'], [hubRoutes.token, 'POST'], [hubRoutes.screenshot, 'PUT']] as const;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...routes), fc.oneof(fc.jsonValue().map((value) => JSON.stringify(value)), fc.string(), fc.constantFrom('{"rows":[{}]}', '{"rows":[]}', '{"__proto__":1}')), async ([path, method], raw) => {
      const { status, body } = await window.ask(path, { method, raw });
      assert.ok([400, 401, 403].includes(status), `${path} answered ${status}`);
      assert.ok(typeof body === 'object' && body !== null && 'error' in body);
    }), { numRuns: 60 });
    assert.equal((await window.ask(hubRoutes.desired)).status, 200);
  });

  test('a body that is too long is refused unread', async () => {
    const { status } = await window.ask(hubRoutes.report, { raw: `"${'x'.repeat(300_000)}"` });
    assert.equal(status, 413);
  });

  test('an asset that nobody published is not there', async () => {
    const answers = await Promise.all(['0'.repeat(64), '..%2fkeys%2fkeys.json', 'x'].map((name) => window.ask(`${hubRoutes.assets}/${name}`)));
    assert.deepEqual(answers.map((answer) => answer.status), [404, 404, 404]);
  });
});

test('a hub that is asked to stop ends well, doorbells open or not', async (t) => {
  const folder = await aHubFolder(t);
  const hub = await startHub({ folder });
  const window = await enrolWindow(hub, await issuePairingCode(folder, { boutique: 'geneve', role: 'street', name: 'Rue' }));
  const heard = listenTo(hub, window);
  await heard.isOpen;
  assert.equal(await hub.stop(), 0);
  await heard.isOver;
});

/** Holds the doorbell's stream open until something rings. */
function listenTo(hub: HubProcess, window: WindowClient) {
  const first = Promise.withResolvers<string>();
  const isOpen = Promise.withResolvers<null>();
  const isOver = Promise.withResolvers<null>();
  const request = get(new URL(hubRoutes.doorbell, hub.url), { rejectUnauthorized: false, headers: { authorization: `Bearer ${window.token}` } }, (answer) => {
    answer.on('data', (part: Buffer) => {
      isOpen.resolve(null);
      const text = part.toString();
      if (!text.includes('event:')) return;
      first.resolve(text.slice(text.indexOf('event:')));
      request.destroy();
    });
    answer.on('close', () => isOver.resolve(null));
  });
  request.on('error', () => isOver.resolve(null));
  return { first: first.promise, isOpen: isOpen.promise, isOver: isOver.promise };
}
