import { findPairs, type LikelyPair } from '#domain/identity/find-pairs.ts';
import type { BoutiqueId, ClientId } from '#domain/ids.ts';
import { clientId } from '#contract/ids.ts';
import type { Book, BookedClient } from '../book/book.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import { matchFacts } from './match-facts.ts';

export type Suspect = { readonly left: BookedClient; readonly right: BookedClient; readonly score: number; readonly reasons: LikelyPair['reasons'] };

/** Which clients of a boutique may be one person; nobody is ever merged by it. */
export type DuplicateDesk = {
  /** The likeliest first; pairs that staff told apart are left out. */
  readonly suspects: (boutique: BoutiqueId) => readonly Suspect[];
  /** Whether somebody resembles a client who is known already. */
  readonly resembles: (boutique: BoutiqueId, client: ClientId) => boolean;
};

type Parts = { readonly book: Book; readonly boutiqueNow: BoutiqueNow };

export function createDuplicateDesk({ book, boutiqueNow }: Parts): DuplicateDesk {
  // Thousands of clients are compared once a change of the boutique's book, not once a look.
  const compared = new Map<BoutiqueId, { readonly revision: number; readonly suspects: readonly Suspect[] }>();
  const all = (boutique: BoutiqueId): readonly Suspect[] => {
    const revision = book.revision(boutique);
    const before = compared.get(boutique);
    if (before?.revision === revision) return before.suspects;
    const suspects = compareClients(book.clients(boutique).map(({ client }) => client), boutiqueNow(boutique)?.country ?? 'CH');
    compared.set(boutique, { revision, suspects });
    return suspects;
  };
  const suspects = (boutique: BoutiqueId): readonly Suspect[] => all(boutique).filter(({ left, right }) => !book.merges.areApart(left.card.id, right.card.id));
  return {
    suspects,
    resembles: (boutique, client) => suspects(boutique).some(({ left, right }) => left.card.id === client || right.card.id === client),
  };
}

function compareClients(clients: readonly BookedClient[], country: string): readonly Suspect[] {
  const byId = new Map(clients.map((client) => [client.card.id, client]));
  const facts = clients.map(({ card, contact }) => matchFacts({ ...card, email: contact?.email ?? null, phone: contact?.phone ?? null, birthday: null }, country));
  return findPairs(facts).flatMap(({ left, right, score, reasons }) => {
    const [one, other] = [byId.get(clientId.parse(left)), byId.get(clientId.parse(right))];
    return one === undefined || other === undefined ? [] : [{ left: one, right: other, score, reasons }];
  });
}
