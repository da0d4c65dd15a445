import * as z from 'zod';
import { clientId } from '#contract/ids.ts';
import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book } from '../book/book.ts';
import type { BookPerson } from '../book/persons.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { Destruction, PersonKeys } from '../keys/person-keys.ts';
import { openSecondYesRepository } from './second-yes-repository.ts';

export type Erasure = Omit<Destruction, 'at'>;

/** Erases persons everywhere: their key first, so that every copy is dumb from then on, then what hangs on it. */
export type PersonEraser = {
  readonly erase: (person: BookPerson, why: Erasure) => void;
  /** Ends what a crash cut off after the key was gone, and destroys again what a back-up brought back. */
  readonly finish: () => void;
};

type Parts = {
  readonly database: Database; readonly book: Book; readonly personKeys: PersonKeys; readonly intake: IntakeRepository; readonly audit: AuditChain; readonly clock: Clock;
  readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

export function createPersonEraser({ database, book, personKeys, intake, audit, clock, onClientsChanged }: Parts): PersonEraser {
  const note = database.prepare(`INSERT INTO erasures (client_id, subject_id, boutique_id, because, by_whom, erased_at)
    VALUES (:clientId, :subjectId, :boutiqueId, :because, :by, :at) ON CONFLICT DO NOTHING`);
  const secondYes = openSecondYesRepository(database);
  const keepRecord = database.transaction((person: BookPerson, { because, by }: Erasure, at: string) => {
    const { id, subjectId, boutiqueId } = person;
    note.run({ clientId: id, subjectId, boutiqueId, because, by, at });
    if (subjectId !== null) {
      intake.forget(subjectId);
      secondYes.forget(subjectId);
    }
    audit.add({ who: by, act: `person-erased-${because}`, subject: id }, { at, source: `erasure/${id}` });
  });
  const letGo = (person: BookPerson, why: Erasure): void => {
    const at = clock.now().toISOString();
    keepRecord.immediate(person, why, at);
    // Last: as long as the book still has them, `finish` finds them again.
    book.persons.blank(person.id, at);
    onClientsChanged(person.boutiqueId);
  };
  return {
    erase: (person, why) => {
      const records = book.persons.recordsOf(person);
      records.forEach(({ keyId }) => personKeys.destroy(keyId, { ...why, at: clock.now().toISOString() }));
      records.forEach((record) => letGo(record, why));
    },
    finish: () => {
      destroyAgain({ database, book, personKeys });
      for (const { keyId, because, by } of personKeys.destroyed()) {
        const person = book.persons.ofKey(keyId);
        if (person !== null) letGo(person, { because, by });
      }
    },
  };
}

const erasureRow = z.object({ client_id: clientId, because: z.enum(['asked', 'retention']), by_whom: z.string(), erased_at: z.string() })
  .transform((row) => ({ clientId: row.client_id, why: { because: row.because, by: row.by_whom, at: row.erased_at } }));

/** Whoever is on record as erased, here or in the book, has no key: also after an older copy of the keys was put back. How many had one again. */
export function destroyAgain({ database, book, personKeys }: Pick<Parts, 'database' | 'personKeys'> & { readonly book: Pick<Book, 'persons'> }): number {
  const onRecord = database.prepare('SELECT * FROM erasures').all().map((row) => erasureRow.parse(row));
  const ofRecord = onRecord.flatMap(({ clientId: id, why }) => {
    const keyId = book.persons.keyOf(id);
    return keyId === null ? [] : [{ keyId, why }];
  });
  const ofBook = book.persons.erased().map(({ keyId, at }) => ({ keyId, why: { because: 'asked', by: 'hub', at } as const }));
  const returned = [...ofRecord, ...ofBook].filter(({ keyId }) => personKeys.isKept(keyId));
  returned.forEach(({ keyId, why }) => personKeys.destroy(keyId, why));
  return new Set(returned.map(({ keyId }) => keyId)).size;
}
