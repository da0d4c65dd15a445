import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { BadgeFile } from '#contract/badge.ts';
import type { ClientMode, Tray } from '#contract/window-api.ts';
import { badgeCard } from '../../../native/tray/cards/badge-card.ts';
import { chooseCard, type ChosenCard } from '../../../native/tray/choose-card.ts';
import { virtualSlots } from '../../../native/tray/virtual-slot.ts';
import { createVirtualTray, type VirtualTray } from '../../../native/tray/virtual-tray.ts';
import { valueOf } from '../../support/core-process.ts';
import { startCardService } from '../../support/virtual-tray/card-service.ts';
import { isInOwnNetwork } from '../../support/virtual-tray/own-network.ts';
import { openVirtualBoutique, type TrayWindow, type VirtualBoutique } from '../../support/virtual-tray/virtual-boutique.ts';

const domain = 'serac.example';

function card(name: string): ChosenCard {
  const chosen = chooseCard(name, domain);
  if (chosen === null) throw new Error(`no card ${name}`);
  return chosen;
}

function badgeOn(file: BadgeFile, key = Buffer.from(file.key, 'base64')): ChosenCard {
  return { name: file.badgeId, cards: [badgeCard({ badgeId: file.badgeId, uid: Buffer.from(file.uid, 'hex'), key, secret: Buffer.from(file.secret, 'base64') }, domain)] };
}

const states = (tray: Tray): string => tray.slots.map((slot) => (slot.state === 'piece' ? slot.watchId : slot.state)).join(' ');
const shows = (wanted: string) => (tray: Tray): boolean => states(tray) === wanted;

/** Holds a badge there until the window answers it in that way. */
async function tap(tray: VirtualTray, badge: ChosenCard, next: TrayWindow['next'], fits: (mode: ClientMode) => boolean): Promise<ClientMode> {
  await tray.lay(0, badge);
  const mode = await next('client-mode-changed', fits);
  await tray.lift(0);
  return mode;
}

if (isInOwnNetwork(import.meta.filename)) describe('the tray of a window', { timeout: 200_000 }, () => {
  const ends: (() => Promise<void>)[] = [];
  const whole = { after: (end: () => Promise<void>): void => void ends.unshift(end) };
  const tray = createVirtualTray(virtualSlots);
  let boutique: VirtualBoutique;
  let salon: TrayWindow;
  let claire: BadgeFile;

  before(async () => {
    boutique = await openVirtualBoutique(whole, [{ id: 'A-01', advisor: 'claire-m', pin: '4711' }]);
    salon = await boutique.openWindow(whole, 'salon');
    const issued = boutique.badges['A-01'];
    assert.ok(issued);
    claire = issued;
  });

  after(async () => {
    for (const slot of [0, 1] as const) await tray.lift(slot);
    for (const end of ends) await end();
  });

  test('tells the window of watches that are laid, lifted, moved and compared', async () => {
    const { next } = salon;
    await tray.lay(0, card('W-MOR-01'));
    await next('tray-changed', shows('W-MOR-01 empty'));
    await tray.lay(1, card('W-NEV-01'));
    await next('tray-changed', shows('W-MOR-01 W-NEV-01'));
    await tray.lift(1);
    await next('tray-changed', shows('W-MOR-01 empty'));
    await tray.lift(0);
    await tray.lay(1, card('W-MOR-01'));
    await next('tray-changed', shows('empty W-MOR-01'));
    await tray.lift(1);
    await next('tray-changed', shows('empty empty'));
  });

  test('has a calm answer to what is no watch of ours', async () => {
    const { next } = salon;
    for (const [name, state] of [['unknown', 'unknown'], ['foreign', 'foreign'], ['unreadable', 'unreadable'], ['mute', 'unreadable'], ['flicker', 'crowded']] as const) {
      await tray.lay(0, card(name));
      await next('tray-changed', shows(`${state} empty`));
      await tray.lift(0);
      await next('tray-changed', shows('empty empty'));
    }
  });

  test('opens a client card to a badge and its PIN, veils it at a second tap, shows it again at a third', async () => {
    const { next, core } = salon;
    await tap(tray, badgeOn(claire, Buffer.alloc(16, 9)), next, (mode) => mode.state === 'refused');
    await next('client-mode-changed', (mode) => mode.state === 'closed');
    await untilVaultIsHere(tray, badgeOn(claire), next);
    assert.equal(valueOf(await core.request('clients.unlock', { pin: '4711' })).outcome, 'open');
    const { clients } = valueOf(await core.request('clients.list', {}));
    const [first] = clients;
    assert.ok(first);
    assert.equal(valueOf(await core.request('clients.open', { id: first.id })).card?.id, first.id);
    await tap(tray, badgeOn(claire), next, (mode) => mode.state === 'veiled');
    assert.deepEqual(valueOf(await core.request('clients.list', {})).clients, []);
    await tap(tray, badgeOn(claire), next, (mode) => mode.state === 'open');
    assert.deepEqual(valueOf(await core.request('clients.list', {})).clients, clients);
  });

  test('is away when its service goes, and finds what still lies there when it returns', async () => {
    const { next, core } = salon;
    await tray.lay(0, card('W-MOR-01'));
    await next('tray-changed', shows('W-MOR-01 empty'));
    await boutique.service.kill();
    await next('tray-changed', shows('away away'));
    const again = await startCardService();
    ends.push(again.stop);
    await next('tray-changed', shows('W-MOR-01 empty'));
    assert.equal(core.hasEnded(), false);
    await tray.lift(0);
    await core.stop();
  });

  test('shows no client on a street window, whatever badge is tapped', async () => {
    const street = await boutique.openWindow(whole, 'street');
    const mode = await tap(tray, badgeOn(claire), street.next, (entry) => entry.state !== 'closed');
    assert.deepEqual(mode, { state: 'refused', reason: 'not-on-this-window', until: null });
  });
});

/** A window learns of its vault a moment after it was paired; until then a badge is refused. */
async function untilVaultIsHere(tray: VirtualTray, badge: ChosenCard, next: TrayWindow['next']): Promise<void> {
  for (let taps = 0; taps < 10; taps += 1) {
    const mode = await tap(tray, badge, next, (entry) => entry.state === 'pin-wanted' || entry.state === 'refused');
    if (mode.state === 'pin-wanted') return;
    await next('client-mode-changed', (entry) => entry.state === 'closed');
  }
  throw new Error('the badge is refused');
}
