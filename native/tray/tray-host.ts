import { setTimeout as pause } from 'node:timers/promises';
import { chooseBadge, chooseCard, listBadges, otherCards } from './choose-card.ts';
import type { TrayAnswer, TrayRequest } from './tray-line.ts';
import type { SlotNumber, VirtualTray } from './virtual-tray.ts';
import type { VirtualCard } from './virtual-slot.ts';

export type TrayHostParts = { readonly tray: VirtualTray; readonly badgeFolder: string; readonly domain: string };

/** How long a badge is held there for the window to ask. */
const tapMs = 3_000;
/** And after it gave its secret. */
const afterglowMs = 250;

/** Does what is asked of the virtual tray, in the words of whoever asked. */
export async function hostTray(request: TrayRequest, parts: TrayHostParts): Promise<TrayAnswer> {
  const { tray, domain } = parts;
  switch (request.act) {
    case 'lay': {
      const card = chooseCard(request.card, domain);
      if (card === null) return { ok: false, said: `There is no card ${request.card}: name a watch (W-MOR-01), a serial (MOR01-0001), or one of ${otherCards.join(', ')}.` };
      for (const slot of [0, 1] as const) if (tray.lying()[slot] === card.name) await tray.lift(slot);
      await tray.lay(request.slot, card);
      return { ok: true, said: `${card.name} lies on slot ${request.slot}.` };
    }
    case 'lift': {
      const lifted = tray.lying().flatMap((name, slot) => (name !== null && (request.slot === null || request.slot === slot) ? [name] : []));
      for (const slot of [0, 1] as const) if (request.slot === null || request.slot === slot) await tray.lift(slot);
      return { ok: true, said: lifted.length === 0 ? 'Nothing lay there.' : `Lifted: ${lifted.join(', ')}.` };
    }
    case 'badge': return tapBadge(request.badge, request.slot, parts);
    case 'list': return { ok: true, said: describe(parts) };
  }
}

async function tapBadge(id: string, wanted: SlotNumber | null, { tray, badgeFolder, domain }: TrayHostParts): Promise<TrayAnswer> {
  const badge = chooseBadge(badgeFolder, id, domain);
  if (badge === null) return { ok: false, said: `There is no badge ${id} in ${badgeFolder}. Issued: ${listBadges(badgeFolder).join(', ') || 'none'}.` };
  const free = ([0, 1] as const).filter((slot) => tray.lying()[slot] === null);
  const slot = wanted ?? free[0];
  if (slot === undefined || !free.includes(slot)) return { ok: false, said: 'A watch lies there. Lift it first, or name the other slot.' };
  const { card, given } = listenFor(badge);
  await tray.lay(slot, { name: id, cards: [card] });
  const wasAsked = await Promise.race([given.then(() => true), pause(tapMs, false)]);
  await pause(afterglowMs);
  await tray.lift(slot);
  return { ok: true, said: wasAsked ? `${id} was tapped on slot ${slot} and gave its secret.` : `${id} was tapped on slot ${slot}; the window did not ask for its secret, or could not prove its right to it.` };
}

const readData = 0xad;

/** Settles `given` when the badge has answered an authenticated reader. */
function listenFor(badge: VirtualCard): { readonly card: VirtualCard; readonly given: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const answer = (command: Buffer): Buffer | null => {
    const said = badge.answer(command);
    if (command[1] === readData && said !== null && said.readUInt16BE(said.length - 2) === 0x9100) resolve();
    return said;
  };
  return { card: { ...badge, answer }, given: promise };
}

function describe({ tray, badgeFolder }: TrayHostParts): string {
  const slots = tray.lying().map((name, slot) => `slot ${slot}: ${name ?? 'free'}`);
  return [...slots, `cards:  a watch (W-MOR-01), a serial (MOR01-0002), ${otherCards.join(', ')}`, `badges: ${listBadges(badgeFolder).join(', ') || 'none issued yet'}`].join('\n');
}
