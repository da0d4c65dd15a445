import type { BoutiqueId } from '#domain/ids.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { AuditChain } from '../audit/audit-chain.ts';
import type { Book } from '../book/book.ts';
import type { BookPerson } from '../book/persons.ts';
import type { IntakeRepository } from '../intake/intake-repository.ts';
import type { PersonKeys } from '../keys/person-keys.ts';

export type Erasure = { readonly because: 'asked' | 'retention'; readonly by: string };

/** Erases persons everywhere: their key first, so that every copy is dumb from then on, then what hangs on it. */
export type PersonEraser = {
  readonly erase: (person: BookPerson, why: Erasure) => void;
  /** Ends what a crash cut off after the key was gone. */
  readonly finish: () => void;
};

type Parts = {
  readonly database: Database; readonly book: Book; readonly personKeys: PersonKeys; readonly intake: IntakeRepository; readonly audit: AuditChain; readonly clock: Clock;
  readonly onClientsChanged: (boutique: BoutiqueId) => void;
};

export function createPersonEraser({ database, book, personKeys, intake, audit, clock, onClientsChanged }: Parts): PersonEraser {
  const note = database.prepare(`INSERT INTO erasures (client_id, subject_id, boutique_id, because, by_whom, erased_at)
    VALUES (:clientId, :subjectId, :boutiqueId, :because, :by, :at) ON CONFLICT DO NOTHING`);
  const keepRecord = database.transaction((person: BookPerson, { because, by }: Erasure, at: string) => {
    const { id, subjectId, boutiqueId } = person;
    note.run({ clientId: id, subjectId, boutiqueId, because, by, at });
    if (subjectId !== null) intake.forget(subjectId);
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
      records.forEach(({ keyId }) => personKeys.destroy(keyId, clock.now().toISOString()));
      records.forEach((record) => letGo(record, why));
    },
    finish: () => book.persons.ofKeys(personKeys.destroyed()).forEach((person) => letGo(person, { because: 'asked', by: 'hub' })),
  };
}
