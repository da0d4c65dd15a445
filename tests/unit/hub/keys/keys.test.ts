import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createColumnCipher } from '../../../../main/hub/keys/column-cipher.ts';
import { backUpKeys, mergeKeys, openKeyBackup } from '../../../../main/hub/keys/key-backup.ts';
import { openKeyStore } from '../../../../main/hub/keys/key-store.ts';
import { makeReleaseKey, makeKeys } from '../../../../main/hub/keys/make-keys.ts';
import { makeSealingPair } from '../../../../main/platform/sealing/hpke.ts';
import { canonicalJson } from '../../../../main/platform/signing/canonical-json.ts';
import { isSignatureOf, readSigningKey } from '../../../../main/platform/signing/ed25519.ts';

const now = new Date('2026-11-27T09:00:00.000Z');
const passphrase = 'snow on the upper pass';

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('a hub finds the keys it made, readable by its own user alone', async (t) => {
  const folder = aFolder(t);
  const made = (await openKeyStore(folder, now)).read();
  const found = (await openKeyStore(folder, now)).read();
  assert.deepEqual([found, statSync(join(folder, 'keys', 'keys.json')).mode & 0o777], [made, 0o600]);
});

test('two hubs that start at once on a new folder have the same keys, and one root', async (t) => {
  const folder = aFolder(t);
  const [one, other] = await Promise.all([openKeyStore(folder, now), openKeyStore(folder, now)]);
  const roots = readdirSync(join(folder, 'root-offline'));
  assert.deepEqual([one.read(), roots.length], [other.read(), 1]);
});

test('the root’s private key is in its own folder and not among the hub’s keys', async (t) => {
  const folder = aFolder(t);
  const keys = (await openKeyStore(folder, now)).read();
  const [name = ''] = readdirSync(join(folder, 'root-offline'));
  const pem = readFileSync(join(folder, 'root-offline', name), 'utf8');
  const secret = pem.split('\n')[1] ?? '';
  assert.deepEqual([readSigningKey(pem).publicKey, JSON.stringify(keys).includes(secret)], [keys.rootPublicKey, false]);
});

test('a key file that is damaged is never written over', async (t) => {
  const folder = aFolder(t);
  await openKeyStore(folder, now);
  writeFileSync(join(folder, 'keys', 'keys.json'), '{"schema":1}');
  await assert.rejects(openKeyStore(folder, now));
  assert.equal(readFileSync(join(folder, 'keys', 'keys.json'), 'utf8'), '{"schema":1}');
});

test('the release key is certified by the root, and a renewed one by the same root', async () => {
  const { keys, rootPrivateKeyPem } = await makeKeys(now);
  const renewed = makeReleaseKey(readSigningKey(rootPrivateKeyPem), now);
  for (const { certificate: { rootSignature, ...said } } of [keys.release, renewed]) {
    assert.equal(isSignatureOf(keys.rootPublicKey, canonicalJson(said), rootSignature), true);
  }
});

test('a back-up gives back the same keys for its passphrase', async () => {
  const { keys } = await makeKeys(now);
  const personKeys = Buffer.from('a database');
  assert.deepEqual(openKeyBackup(backUpKeys({ keys, personKeys }, passphrase, now), passphrase), { keys, personKeys, madeAt: now.toISOString() });
});

test('a back-up says nothing to another passphrase, nor when any part was changed', async () => {
  const { keys } = await makeKeys(now);
  const text = backUpKeys({ keys, personKeys: Buffer.from('marqueur') }, passphrase, now);
  const change = (part: string) => text.replace(new RegExp(`("${part}": \\{[^}]*"ciphertext": ")(.)`), (_, before: string, letter: string) => `${before}${letter === 'A' ? 'B' : 'A'}`);
  assert.throws(() => openKeyBackup(text, 'snow on the lower pass'), /passphrase is another/);
  for (const part of ['keys', 'personKeys']) assert.throws(() => openKeyBackup(change(part), passphrase), /damaged/);
  assert.throws(() => openKeyBackup('{}', passphrase), /not a back-up/);
  assert.deepEqual([keys.tokenKey, 'marqueur', Buffer.from('marqueur').toString('base64')].filter((secret) => text.includes(secret)), []);
});

test('keys that were made since the back-up still open after it is restored', async () => {
  const { keys } = await makeKeys(now);
  const since = await makeSealingPair('sealing-since');
  const restored = mergeKeys(keys, { ...keys, sealing: [since, ...keys.sealing] });
  assert.deepEqual(restored.sealing.map((pair) => pair.id), [...keys.sealing.map((pair) => pair.id), 'sealing-since']);
});

test('a short passphrase is refused', async () => {
  const { keys } = await makeKeys(now);
  assert.throws(() => backUpKeys({ keys, personKeys: Buffer.alloc(0) }, 'short', now), /at least 12/);
});

test('a secret of the database opens in its own place only', async (t) => {
  const cipher = createColumnCipher(await openKeyStore(aFolder(t), now));
  const hidden = cipher.hide(Buffer.from('a key'), 'badges/A-01');
  assert.equal(cipher.show(hidden, 'badges/A-01').toString(), 'a key');
  assert.throws(() => cipher.show(hidden, 'badges/A-02'), /does not open/);
});
