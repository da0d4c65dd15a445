import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { chooseBadge, chooseCard, type ChosenCard } from '../../../native/tray/choose-card.ts';
import { createVirtualTray } from '../../../native/tray/virtual-tray.ts';
import { layCard, virtualSlots } from '../../../native/tray/virtual-slot.ts';
import { nodePath, projectRoot } from '../../../native/setup/places.ts';
import { openBoutique, type BoutiqueOptions } from '../../support/boutique-under-test.ts';
import { startCardService } from '../../support/virtual-tray/card-service.ts';
import { isInOwnNetwork } from '../../support/virtual-tray/own-network.ts';

const domain = 'serac.example';
const pin = '4711';

type Test = { readonly after: (end: () => Promise<void>) => void };

function card(name: string): ChosenCard {
  const chosen = chooseCard(name, domain);
  if (!chosen) throw new Error(`there is no card ${name}`);
  return chosen;
}

async function aBoutiqueWithTray(t: Test, options: BoutiqueOptions = {}) {
  const service = await startCardService();
  t.after(service.stop);
  const boutique = await openBoutique(t, { ...options, more: { VITRINE_TRAY: 'on', ...options.more } });
  const tray = createVirtualTray(virtualSlots);
  t.after(async () => { await tray.lift(0); await tray.lift(1); });
  return { ...boutique, service, tray };
}

/** Issues a badge as the console does, and answers a tap of it: laid, read, lifted. */
function issueBadge(hubFolder: string, id: string): () => Promise<void> {
  execFileSync(nodePath(), ['main/hub/issue-badge.ts', '--data', hubFolder, '--badge', id, '--advisor', 'claire-m', '--pin', pin, '--out', join(hubFolder, `${id}.json`)], { cwd: projectRoot });
  return async () => {
    const badge = chooseBadge(hubFolder, id, domain);
    if (!badge) throw new Error(`${id} was not issued`);
    const laid = await layCard(badge, virtualSlots[0]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await laid.lift();
  };
}

if (isInOwnNetwork(import.meta.filename, 280_000)) {
  it('shows a watch that is laid down, compares it with a second, and goes back when both are lifted', { timeout: 120_000 }, async (t) => {
    const { window, tray } = await aBoutiqueWithTray(t);
    await window.sees('attract');
    await tray.lay(0, card('W-MOR-01'));
    await window.sees('watch');
    assert.equal(await window.page.locator('.watch-name').textContent(), 'Moraine Verrou');
    await tray.lay(1, card('W-NEV-01'));
    await window.sees('compare');
    await tray.lift(1);
    await window.sees('watch');
    await tray.lift(0);
    await window.sees('attract');
    for (const name of ['unknown', 'foreign']) {
      await tray.lay(0, card(name));
      await window.page.waitForSelector('.tray-line', { timeout: 15_000 });
      assert.equal(await window.scene(), 'attract');
      await tray.lift(0);
      await window.page.waitForSelector('.tray-line', { state: 'detached', timeout: 15_000 });
    }
  });

  it('opens client mode with a tapped badge and its PIN, veils it at a second tap, and lifts the veil with a third', { timeout: 150_000 }, async (t) => {
    const { window, hubFolder } = await aBoutiqueWithTray(t);
    const tap = issueBadge(hubFolder, 'A-01');
    await window.sees('attract');
    await tap();
    await window.sees('advisor');
    await window.page.getByText('Votre code').waitFor({ timeout: 10_000 });
    for (const digit of '0000') await window.page.locator('.pin-keys button', { hasText: digit }).click();
    await window.touch('Continuer');
    await window.page.getByText('Ce n’est pas ce code. Encore 4.').waitFor({ timeout: 15_000 });
    for (const digit of pin) await window.page.locator('.pin-keys button', { hasText: digit }).click();
    await window.touch('Continuer');
    await window.page.getByText('Bonjour Claire').waitFor({ timeout: 15_000 });
    assert.ok((await window.page.locator('.client-list .initials').count()) > 0);
    await window.page.locator('.client-list button').first().click();
    await window.touch('Je l’accepte');
    await window.page.locator('.card-name').waitFor({ timeout: 10_000 });
    await tap();
    await window.page.getByText('Posez le badge pour reprendre.').waitFor({ timeout: 15_000 });
    assert.equal(await window.page.locator('.card-name').count(), 0);
    await tap();
    await window.page.getByText('Bonjour Claire').waitFor({ timeout: 15_000 });
  });

  it('does not open on a street window', { timeout: 90_000 }, async (t) => {
    const { window, hubFolder } = await aBoutiqueWithTray(t, { role: 'street' });
    const tap = issueBadge(hubFolder, 'A-01');
    await window.sees('attract');
    await tap();
    assert.equal(await window.scene(), 'attract');
    assert.equal(await window.page.getByText('Votre code').count(), 0);
  });
}
