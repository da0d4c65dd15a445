import * as z from 'zod';
import type { BoutiqueId } from '#domain/ids.ts';
import { vault, type ClientCard } from '#contract/client.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { BadgeRepository } from '../badges/badge-repository.ts';
import type { BoutiqueKeyRepository } from '../badges/boutique-keys.ts';
import type { Book, BookedClient } from '../book/book.ts';
import { compileVault } from './compile-vault.ts';

export type MadeVault = { readonly version: number; readonly text: string };

/** The vault of a boutique as it is now: a new version when a card, a badge or the key changed since the last. */
export type VaultDesk = { readonly current: (boutique: BoutiqueId) => MadeVault };

type Parts = { readonly database: Database; readonly book: Book; readonly badges: BadgeRepository; readonly boutiqueKeys: BoutiqueKeyRepository; readonly clock: Clock };

const row = z.object({ version: z.int(), made_from: z.string() });

export function createVaultDesk({ database, book, badges, boutiqueKeys, clock }: Parts): VaultDesk {
  const find = database.prepare('SELECT version, made_from FROM vaults WHERE boutique_id = ?');
  const put = database.prepare('INSERT INTO vaults (boutique_id, version, made_from, vault) VALUES (?, ?, ?, \'\') ON CONFLICT DO UPDATE SET version = excluded.version, made_from = excluded.made_from');
  // In memory alone: a copy of the database must not show somebody who was erased since. After a restart the same version is made anew.
  const made = new Map<BoutiqueId, MadeVault>();
  const make = database.transaction((boutique: BoutiqueId): MadeVault => {
    const keys = boutiqueKeys.read(boutique);
    const madeFrom = `${book.revision(boutique)} ${book.persons.receiptStamp()} ${badges.stamp(boutique)} ${keys.generation}`;
    const before = row.nullable().parse(find.get(boutique) ?? null);
    const isSame = before?.made_from === madeFrom;
    const version = isSame ? before.version : (before?.version ?? 0) + 1;
    const known = made.get(boutique);
    if (isSame && known?.version === version) return known;
    const compiled = compileVault({ version, madeAt: clock.now().toISOString(), cards: cardsForVault(book, boutique, clock.now().toISOString()), badges: badges.ofBoutique(boutique), keys });
    const text = JSON.stringify(vault.parse(compiled));
    if (!isSame) put.run(boutique, version, madeFrom);
    const answer = { version, text };
    made.set(boutique, answer);
    return answer;
  });
  return { current: (boutique) => make.immediate(boutique) };
}

/** What of the book a window may hold of a boutique's clients. */
export function cardsForVault(book: Book, boutique: BoutiqueId, now: string): ClientCard[] {
  const answered = book.persons.answered(boutique, now);
  return book.clients(boutique).map(({ client, appointments }) => ({
    ...client.card,
    known: { ways: waysOf(client), answered: [...(answered.get(client.card.id) ?? [])].slice(0, 60) },
    appointments: [...appointments.map(({ kind, slot, state }) => ({ kind, slot, state })), ...client.card.appointments].slice(0, 40),
  }));
}

function waysOf({ contact }: BookedClient): ('email' | 'phone')[] {
  return (['email', 'phone'] as const).filter((way) => (contact?.[way] ?? '') !== '');
}
