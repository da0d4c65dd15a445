import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consoleStage } from '../../support/console-stage.ts';

describe('badges', () => {
  const { maison, staff, visitor } = consoleStage();

  it('are issued to an advisor as a file that is handed out once', async () => {
    const console = await staff();
    await console.goTo('badges');
    const file = await console.issueBadge('A-07', 'Claire', '4821');
    assert.equal(file.badgeId, 'A-07');
    assert.equal(Buffer.from(file.key, 'base64').length, 16);
    assert.equal(Buffer.from(file.secret, 'base64').length, 32);
    assert.match((await console.row('A-07')).join(' '), /Claire Sérac Genève .* valid/s);
    await console.page.reload();
    await console.row('A-07');
    assert.equal(await console.page.getByRole('link', { name: 'Save its file' }).count(), 0);
  });

  it('are revoked, and said to be', async () => {
    const console = await staff();
    await console.goTo('badges');
    await console.issueBadge('A-08', 'Karim', '7093');
    await console.press('Revoke A-08');
    await console.page.getByRole('row').filter({ hasText: 'A-08' }).getByText('revoked').waitFor();
    const acts = (await maison().staff.ask('audit.list', {})).entries.filter((entry) => entry.subject === 'A-08').map((entry) => entry.act);
    assert.deepEqual(acts, ['badge-revoked', 'badge-issued']);
  });

  it('are of the boutique’s own staff only: its staff see no other boutique, and no audit', async () => {
    await maison().staff.ask('accounts.add', { account: { name: 'ginza', role: 'boutique', boutiqueId: 'tokyo' as never }, password: 'a quiet valley in june' });
    const console = await visitor();
    await console.signIn('ginza', 'a quiet valley in june');
    await console.goTo('badges');
    await console.reads('No badge is issued.');
    await console.goTo('access');
    assert.equal(await console.page.getByRole('heading', { level: 2, name: 'Audit' }).count(), 0);
  });
});
