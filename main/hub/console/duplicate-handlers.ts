import type { ConsoleOutput } from '#contract/console-api.ts';
import type { BoutiqueId, ClientId } from '#domain/ids.ts';
import { fullNameOf } from '#domain/person-name.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book, BookedClient } from '../book/book.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { DuplicateDesk } from '../identity/duplicate-desk.ts';
import { mustSee, sees, type Handlers, type Staff } from './handlers.ts';

type Parts = {
  readonly book: Book; readonly duplicates: DuplicateDesk; readonly boutiques: () => readonly BoutiqueId[]; readonly audit: AuditChain; readonly clock: Clock;
  readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

type Shown = ConsoleOutput<'duplicates.list'>['suspects'][number]['left'];

const suspectsShown = 200;

/** Records that may be one person: staff decide, and may take it back. */
export function duplicateHandlers({ book, duplicates, boutiques, audit, clock, onClientsChanged }: Parts): Handlers<'duplicates.list' | 'duplicates.merge' | 'duplicates.keep-apart' | 'duplicates.undo'> {
  const boutiqueOf = (staff: Staff, id: ClientId): BoutiqueId => {
    const person = book.persons.byId(id);
    if (person === null) throw new RequestRefused(404, 'That client is not here any more.');
    mustSee(staff, person.boutiqueId);
    return person.boutiqueId;
  };
  const note = (staff: Staff, act: string, subject: string): void => audit.add({ who: staff.account.name, act, subject });
  return {
    'duplicates.list': (_, staff) => {
      const seen = boutiques().filter((boutique) => sees(staff, boutique));
      const merges = book.merges.standing().filter(({ keptId }) => {
        const person = book.persons.byId(keptId);
        return person !== null && sees(staff, person.boutiqueId);
      });
      return {
        suspects: seen.flatMap((boutique) => duplicates.suspects(boutique)).toSorted((a, b) => b.score - a.score).slice(0, suspectsShown)
          .map(({ left, right, score, reasons }) => ({ left: shown(left), right: shown(right), score, reasons: [...reasons] })),
        merges: merges.slice(0, suspectsShown).map(({ id, keptId, mergedAt, by, sources }) => ({ id, keptId, mergedAt, by, sources })),
      };
    },
    'duplicates.merge': ({ keptId, givenUpId }, staff) => {
      const boutique = boutiqueOf(staff, keptId);
      boutiqueOf(staff, givenUpId);
      const answer = book.merges.merge(keptId, givenUpId, staff.account.name, clock.now().toISOString());
      if (answer.outcome === 'refused') throw new RequestRefused(409, answer.because === 'two-boutiques' ? 'These are clients of two boutiques.' : 'One of them is not here any more. Look again.');
      note(staff, 'clients-merged', answer.id);
      onClientsChanged(boutique);
      return { id: answer.id };
    },
    'duplicates.keep-apart': ({ oneId, otherId }, staff) => {
      boutiqueOf(staff, oneId);
      boutiqueOf(staff, otherId);
      book.merges.keepApart(oneId, otherId, staff.account.name, clock.now().toISOString());
      note(staff, 'clients-told-apart', oneId);
      return {};
    },
    'duplicates.undo': ({ id }, staff) => {
      const merge = book.merges.standing().find((entry) => entry.id === id);
      if (merge === undefined) throw new RequestRefused(404, 'That was undone already.');
      const boutique = boutiqueOf(staff, merge.keptId);
      const answer = book.merges.undo(id, clock.now().toISOString());
      if (answer.outcome === 'refused') throw new RequestRefused(409, 'The record was changed since, or merged again: undo the later merge first.');
      note(staff, 'merge-undone', id);
      onClientsChanged(boutique);
      return {};
    },
  };
}

function shown({ card, boutiqueId, contact }: BookedClient): Shown {
  return { id: card.id, boutiqueId, name: fullNameOf(card), email: contact?.email ?? null, phone: contact?.phone ?? null };
}
