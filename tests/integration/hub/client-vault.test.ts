import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { badgeFile, type BadgeFile } from '#contract/badge.ts';
import { clientCard, vault, type ClientCard, type Vault } from '#contract/client.ts';
import { consoleRoutes } from '#contract/console-api.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { outcomesPage } from '#contract/submission.ts';
import { diversifyKey } from '../../../main/platform/badge/diversify-key.ts';
import { argon2id } from '../../../main/platform/passwords/argon2id.ts';
import { signIn, type ConsoleClient } from '../../support/console-client.ts';
import { aHubFolder, issuePairingCode, startHub, type HubProcess } from '../../support/hub-process.ts';
import { aVisit } from '../../support/visit-builder.ts';
import { enrolWindow, type WindowClient } from '../../support/window-client.ts';
import { until } from '../../support/until.ts';

describe('the vault of a boutique', () => {
  const ends: (() => Promise<void>)[] = [];
  let hub: HubProcess;
  let staff: ConsoleClient;
  let window: WindowClient;
  let claire: BadgeFile;

  before(async () => {
    const folder = await aHubFolder({ after: (end) => ends.push(end) });
    hub = await startHub({ folder });
    assert.ok(hub.firstAccount);
    staff = await signIn(hub, hub.firstAccount);
    window = await enrolWindow(hub, await issuePairingCode(folder, { boutique: 'geneve', role: 'salon', name: 'Salon' }));
    claire = await issue('A-01', 'claire-m', '4711');
  });

  after(async () => {
    await hub.stop();
    for (const end of ends) await end();
  });

  test('opens with the badge’s secret and its PIN, and shows the boutique’s client cards', async () => {
    const cards = openCards(await readVault(), await unwrap(await readVault(), claire, '4711'));
    assert.ok(cards.length >= 1);
    assert.ok(cards.every((card) => card.initials.length > 0));
  });

  test('does not open with another PIN or another secret', async () => {
    const made = await readVault();
    const keys = [await unwrap(made, claire, '4712'), await unwrap(made, { ...claire, secret: Buffer.alloc(32, 7).toString('base64') }, '4711')];
    assert.deepEqual(keys, [null, null]);
  });

  test('holds no name in clear', async () => {
    const made = await readVault();
    const text = JSON.stringify(made);
    const names = openCards(made, await unwrap(made, claire, '4711')).flatMap((card) => [card.familyName, card.givenName]).filter((name) => name.length > 2);
    assert.deepEqual(names.filter((name) => text.includes(name) && name !== 'Claire'), []);
  });

  test('proves a badge by a key that is diversified for its own card', async () => {
    const { badgeMasterKey } = await readVault();
    assert.equal(diversifyKey(Buffer.from(badgeMasterKey, 'base64'), Buffer.from(claire.uid, 'hex')).toString('base64'), claire.key);
  });

  test('has another version when a visitor became a client, and the same one otherwise', async () => {
    const before = await readVault();
    const again = await window.ask(hubRoutes.vault, { headers: { 'if-none-match': `"${before.version}"` } });
    const visit = await aVisit({ id: window.id, key: window.key, publication: await window.desired() }, { form: { givenName: 'Odile', familyName: 'Marchand', expectation: 'Revoir le bleu' } });
    await window.deliver(window.chain([visit]));
    await until(async () => outcomesPage.parse((await window.ask(hubRoutes.outcomes)).body).outcomes.length === 1);
    const after = await readVault();
    const card = openCards(after, await unwrap(after, claire, '4711')).find((entry) => entry.familyName === 'Marchand');
    assert.deepEqual([again.status, after.version, card?.initials, card?.facts[0]?.text, card?.appointments.length], [304, before.version + 1, 'O.M.', 'Revoir le bleu', 1]);
  });

  test('a revoked badge opens nothing that comes after, the others go on without a new PIN', async () => {
    const wen = await issue('A-02', 'wen-l', '908172');
    const before = await readVault();
    const keyBefore = await unwrap(before, claire, '4711');
    await staff.ask('badges.revoke', consoleRoutes['badges.revoke'].input.parse({ id: 'A-01' }));
    const after = await readVault();
    const keyAfter = await unwrap(after, wen, '908172');
    assert.deepEqual([after.revokedBadges, await unwrap(after, claire, '4711'), keyAfter?.equals(keyBefore ?? Buffer.alloc(0)), openCards(after, keyAfter).length > 0], [['A-01'], null, false, true]);
    assert.throws(() => openCards(after, keyBefore));
  });

  test('a number that a badge once had is not given again', async () => {
    const answer = await staff.ask('badges.issue', consoleRoutes['badges.issue'].input.parse({ id: 'A-01', boutiqueId: 'geneve', advisorId: 'claire-m', pin: '1234' }));
    assert.equal(answer.outcome, 'refused');
  });

  test('the command line writes a badge file that opens the vault too', async () => {
    const out = `${hub.folder}/badge.json`;
    const line = ['main/hub/issue-badge.ts', '--data', hub.folder, '--badge', 'A-09', '--advisor', 'karim-h', '--pin', '2468', '--out', out];
    await promisify(execFile)(process.execPath, line, { cwd: new URL('../../../', import.meta.url) });
    const karim = badgeFile.parse(JSON.parse(readFileSync(out, 'utf8')));
    const made = await readVault();
    assert.ok(openCards(made, await unwrap(made, karim, '2468')).length > 0);
  });

  async function issue(id: string, advisorId: string, pin: string): Promise<BadgeFile> {
    const answer = await staff.ask('badges.issue', consoleRoutes['badges.issue'].input.parse({ id, boutiqueId: 'geneve', advisorId, pin }));
    assert.equal(answer.outcome, 'issued', JSON.stringify(answer));
    return answer.outcome === 'issued' ? answer.file : assert.fail();
  }

  async function readVault(): Promise<Vault> {
    return vault.parse((await window.ask(hubRoutes.vault)).body);
  }
});

/** What a window does with a badge and a PIN, written here again from the contract's words alone. */
async function unwrap(made: Vault, badge: BadgeFile, pin: string): Promise<Buffer | null> {
  const wrap = made.wraps.find((entry) => entry.badgeId === badge.badgeId);
  if (wrap === undefined) return null;
  const salt = Buffer.from(wrap.salt, 'base64');
  const pinHash = await argon2id(pin, salt, wrap.argon2);
  const key = Buffer.from(hkdfSync('sha256', Buffer.concat([Buffer.from(badge.secret, 'base64'), pinHash]), salt, `vitrine/vault-wrap/1/${badge.badgeId}`, 32));
  try {
    return openGcm(key, wrap.nonce, wrap.wrapped, `wrap/${badge.badgeId}/${made.version}`);
  } catch {
    return null;
  }
}

function openCards(made: Vault, key: Buffer | null): ClientCard[] {
  assert.ok(key);
  return made.entries.map((entry) => clientCard.parse(JSON.parse(openGcm(key, entry.nonce, entry.ciphertext, `client/${entry.clientId}/${made.version}`).toString('utf8'))));
}

function openGcm(key: Buffer, nonce: string, ciphertext: string, context: string): Buffer {
  const bytes = Buffer.from(ciphertext, 'base64');
  const opener = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64')).setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(-16));
  return Buffer.concat([opener.update(bytes.subarray(0, -16)), opener.final()]);
}
