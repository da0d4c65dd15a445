import assert from 'node:assert/strict';
import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mock, test } from 'node:test';
import { clientCard, vault as vaultSchema, type ClientCard, type Vault } from '#contract/client.ts';
import { pairing as pairingSchema, type Pairing } from '#contract/hub-api.ts';
import { aClock } from '../../../main/platform/clock/clock-fake.ts';
import { openJournal } from '../../../main/platform/journal/journal.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { argon2id } from '../../../main/platform/passwords/argon2id.ts';
import { encipher } from '../../../main/platform/sealing/aes-gcm.ts';
import { createClientDesk, type BadgeTap } from '../../../main/core/client-mode/client-desk.ts';
import { openPinTryLedger } from '../../../main/core/client-mode/pin-try-ledger.ts';
import { openVaultRepository } from '../../../main/core/client-mode/vault-repository.ts';
import { createOutbox } from '../../../main/core/outbox/outbox.ts';
import { openWindowDatabase } from '../../../main/core/outbox/open-window-database.ts';
import { createCounters } from '../../../main/core/visits/counters.ts';

const secret = randomBytes(32);
const vaultKey = randomBytes(32);
const cost = { memoryKib: 8_192, passes: 1, parallelism: 1 };
const minute = 60_000;

function aCard(): ClientCard {
  return clientCard.parse({
    id: '01a21aab-48db-7554-ba87-e7d30710dd49', givenName: '桜', familyName: '山田', nameOrder: 'family-first', honorific: '様', initials: 'Y S', locale: 'ja',
    facts: [], nextGesture: { text: 'Montrer la W-MOR-01', why: 'Elle l’a gardée' }, preferences: [], selection: [], owned: [], appointments: [], timeline: [],
  });
}

async function aVault(version: number, change: Partial<Vault> = {}): Promise<Vault> {
  const salt = randomBytes(16);
  const wrappingKey = Buffer.from(hkdfSync('sha256', Buffer.concat([secret, await argon2id('2468', salt, cost)]), salt, 'vitrine/vault-wrap/1/A-01', 32));
  const { nonce, ciphertext: wrapped } = encipher(wrappingKey, vaultKey, `wrap/A-01/${version}`);
  const card = aCard();
  return vaultSchema.parse({
    version, madeAt: '2026-11-27T09:00:00.000Z',
    entries: [{ clientId: card.id, ...encipher(vaultKey, Buffer.from(JSON.stringify(card)), `client/${card.id}/${version}`) }],
    wraps: [{ badgeId: 'A-01', advisor: { id: 'claire-m', givenName: 'Claire' }, salt: salt.toString('base64'), argon2: cost, nonce, wrapped }],
    badgeMasterKey: randomBytes(16).toString('base64'), revokedBadges: ['A-09'], ...change,
  });
}

function aPairing(role: string): Pairing {
  return pairingSchema.parse({
    schema: 1, hubUrl: 'https://127.0.0.1:8443', hubCertificateSha256: '0'.repeat(64), windowId: '01a21aab-48db-7554-ba87-e7d30710dd48', name: 'Salon',
    boutiqueId: 'geneve', role, rootPublicKey: randomBytes(32).toString('base64'),
  });
}

async function aDesk(t: { readonly after: (end: () => void) => void }, { role = 'salon', hasVault = true } = {}) {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const { database } = openWindowDatabase(folder, new Date());
  const journal = openJournal(join(folder, 'journal'));
  const clock = aClock('2026-11-27T09:00:00.000Z');
  const outbox = createOutbox({ database, journal, clock, log: silentLog });
  const vaults = openVaultRepository(database);
  if (hasVault) vaults.keep(await aVault(1), null);
  const desk = createClientDesk({
    pairing: aPairing(role), vaults, tries: openPinTryLedger(database, clock), outbox, counters: createCounters(database), clock, log: silentLog,
    onAppended: () => undefined, onChange: () => undefined,
  });
  t.after(() => {
    desk.dispose();
    mock.timers.reset();
    database.close();
    journal.close();
    rmSync(folder, { recursive: true });
  });
  const pass = (ms: number): void => {
    clock.pass(ms);
    mock.timers.tick(ms);
  };
  const audited = (): readonly string[] => outbox.take({ rows: 100, bytes: 1e6 }).map((row) => (JSON.parse(row.json.toString()) as { body: { audit: { act: string } } }).body.audit.act);
  return { desk, pass, audited, vaults, clock };
}

function aTap(badge = 'A-01', of: Uint8Array = secret): BadgeTap & { outcome: 'proven' } {
  // The brand exists in types only; the desk overwrites what it is given.
  return { outcome: 'proven', badgeId: badge as never, secret: Buffer.from(of) };
}

test('a proven badge and its PIN open the cards, and every look is in the audit', async (t) => {
  const { desk, audited } = await aDesk(t);
  desk.tapped(aTap());
  assert.deepEqual(desk.mode(), { state: 'pin-wanted', badgeId: 'A-01', triesLeft: 5 });
  assert.deepEqual(await desk.unlock('2468'), { outcome: 'open', advisor: { id: 'claire-m', givenName: 'Claire' } });
  assert.deepEqual(desk.list(), [{ id: aCard().id, initials: 'Y S', nextGesture: 'Montrer la W-MOR-01', nextMeeting: null, piecesToPrepare: [] }]);
  assert.deepEqual(desk.open(aCard().id), aCard());
  assert.deepEqual(audited(), ['client-mode-opened', 'card-opened']);
});

test('behind the veil nothing of a client is given; the same badge lifts it, and after a quarter of an hour the key is gone', async (t) => {
  const { desk, pass, audited } = await aDesk(t);
  const tap = aTap();
  desk.tapped(tap);
  await desk.unlock('2468');
  pass(minute + 1);
  assert.deepEqual([desk.mode().state, desk.list(), desk.open(aCard().id)], ['veiled', [], null]);
  desk.tapped(aTap());
  assert.deepEqual([desk.mode().state, desk.list().length], ['open', 1]);
  desk.tapped(aTap());
  assert.equal(desk.mode().state, 'veiled');
  pass(15 * minute + 1);
  assert.deepEqual([desk.mode().state, [...tap.secret].every((byte) => byte === 0)], ['closed', true]);
  desk.tapped(aTap());
  assert.equal(desk.mode().state, 'pin-wanted');
  assert.deepEqual(audited(), ['client-mode-opened', 'veiled', 'veiled', 'client-mode-closed']);
});

test('touches keep the quiet away', async (t) => {
  const { desk, pass } = await aDesk(t);
  desk.tapped(aTap());
  await desk.unlock('2468');
  for (let count = 0; count < 5; count += 1) {
    pass(minute - 1);
    desk.touch();
  }
  assert.equal(desk.mode().state, 'open');
});

test('five wrong PINs lock the badge for thirty minutes, whatever the clock is set to, over a restart too', async (t) => {
  const { desk, pass, clock, audited } = await aDesk(t);
  desk.tapped(aTap());
  const answers = [];
  for (const pin of ['0000', '1111', '2222', '3333', '4444']) answers.push(await desk.unlock(pin));
  assert.deepEqual(answers.map((answer) => ('triesLeft' in answer ? answer.triesLeft : answer.outcome)), [4, 3, 2, 1, 'locked']);
  clock.jumpTo('2027-01-01T00:00:00.000Z');
  desk.tapped(aTap());
  assert.equal(desk.mode().state === 'refused' && (desk.mode() as { reason: string }).reason, 'locked');
  pass(30 * minute);
  desk.tapped(aTap());
  assert.deepEqual(await desk.unlock('2468'), { outcome: 'open', advisor: { id: 'claire-m', givenName: 'Claire' } });
  assert.deepEqual(audited().filter((act) => act !== 'pin-wrong'), ['badge-locked', 'badge-refused', 'client-mode-opened']);
});

test('the right PIN with another badge’s secret, and the secret with another PIN, find no key', async (t) => {
  const { desk } = await aDesk(t);
  desk.tapped(aTap('A-01', randomBytes(32)));
  assert.equal((await desk.unlock('2468')).outcome, 'wrong-pin');
  desk.tapped(aTap());
  assert.equal((await desk.unlock('2469')).outcome, 'wrong-pin');
});

test('a badge that proves nothing, an unknown one and a revoked one are refused and counted', async (t) => {
  const { desk, pass, audited } = await aDesk(t);
  const reasons = [];
  for (const tap of [{ outcome: 'refused', badgeId: null } as const, aTap('B-07'), aTap('A-09')]) {
    desk.tapped(tap);
    const mode = desk.mode();
    reasons.push(mode.state === 'refused' && mode.reason);
    pass(10_000);
  }
  assert.deepEqual([reasons, desk.mode().state, audited()], [['unknown-badge', 'unknown-badge', 'revoked'], 'closed', ['badge-refused', 'badge-refused', 'badge-refused']]);
});

test('a window on the street shows no client to any badge', async (t) => {
  const { desk } = await aDesk(t, { role: 'street' });
  desk.tapped(aTap());
  assert.deepEqual(desk.mode(), { state: 'refused', reason: 'not-on-this-window', until: null });
});

test('a window whose vault has not come yet says so', async (t) => {
  const { desk } = await aDesk(t, { hasVault: false });
  desk.tapped({ outcome: 'refused', badgeId: null });
  assert.deepEqual(desk.mode(), { state: 'refused', reason: 'no-vault', until: null });
});

test('a badge that is revoked while it is open closes, and a newer vault under the same key is used at once', async (t) => {
  const { desk, vaults } = await aDesk(t);
  desk.tapped(aTap());
  await desk.unlock('2468');
  vaults.keep(await aVault(2), null);
  desk.vaultChanged();
  assert.equal(desk.list().length, 1);
  vaults.keep(await aVault(3, { wraps: [], revokedBadges: ['A-01' as never] }), null);
  desk.vaultChanged();
  assert.deepEqual([desk.mode().state, desk.list()], ['closed', []]);
});
