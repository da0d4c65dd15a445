import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { badgeFile } from '#contract/badge.ts';
import { pieceSerial, watchId } from '#contract/ids.ts';
import { badgeCard } from './cards/badge-card.ts';
import { foreignTag, muteCard, unknownPieceTag, unreadableTag } from './cards/other-cards.ts';
import { pieceTag } from './cards/piece-tag.ts';
import type { VirtualCard } from './virtual-slot.ts';

/** One card, or several that answer in turn from the same place. */
export type ChosenCard = { readonly name: string; readonly cards: readonly [VirtualCard, ...VirtualCard[]] };

type Others = Readonly<Record<string, (domain: string) => ChosenCard['cards']>>;

const others: Others = {
  unknown: (domain) => [unknownPieceTag(domain)],
  foreign: () => [foreignTag()],
  unreadable: () => [unreadableTag()],
  mute: () => [muteCard()],
  flicker: (domain) => [pieceTag('MOR01-0001', domain), pieceTag('NEV01-0001', domain)],
};

export const otherCards: readonly string[] = Object.keys(others);

/** A watch (its first piece), a piece by its serial, or one of the others; null when there is no such card. */
export function chooseCard(name: string, domain: string): ChosenCard | null {
  const other = Object.hasOwn(others, name) ? others[name] : undefined;
  if (other !== undefined) return { name, cards: other(domain) };
  const serial = pieceSerial.safeParse(watchId.safeParse(name).success ? `${name.slice(2).replace('-', '')}-0001` : name);
  return serial.success ? { name: serial.data, cards: [pieceTag(serial.data, domain)] } : null;
}

/** The badge that the console, or `npm start`, wrote to the folder. @throws when its file is not a badge */
export function chooseBadge(folder: string, id: string, domain: string): VirtualCard | null {
  if (!listBadges(folder).includes(id)) return null;
  const badge = badgeFile.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')));
  return badgeCard({ badgeId: badge.badgeId, uid: Buffer.from(badge.uid, 'hex'), key: Buffer.from(badge.key, 'base64'), secret: Buffer.from(badge.secret, 'base64') }, domain);
}

export function listBadges(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length)).toSorted();
  } catch {
    // No badge was issued yet: there is no folder.
    return [];
  }
}
