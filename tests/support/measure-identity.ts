import { findPairs } from '#domain/identity/find-pairs.ts';
import { matchFacts } from '../../main/hub/identity/match-facts.ts';
import { dirtyClients, type DirtyRecord } from './dirty-clients.ts';

export type IdentityFigures = { readonly records: number; readonly truePairs: number; readonly suggested: number; readonly precision: number; readonly recall: number; readonly missed: readonly string[]; readonly wrong: readonly string[] };

/** What the scorer finds of what there is to find, in records whose persons are known. */
export function measureIdentity(seed: number, persons: number): IdentityFigures {
  const records = dirtyClients(seed, persons);
  const byId = new Map(records.map((record) => [record.id, record]));
  const personOf = (id: string): number => byId.get(id)?.person ?? -1;
  const found = findPairs(records.map((record) => matchFacts(record, 'CH')));
  const right = found.filter(({ left, right: other }) => personOf(left) === personOf(other));
  const groups = [...Map.groupBy(records, ({ person }) => person).values()];
  const pairs = groups.flatMap((group) => group.flatMap((one, index) => group.slice(index + 1).map((other) => [one, other] as const)));
  const foundKeys = new Set(found.map(({ left, right: other }) => `${left} ${other}`));
  return {
    records: records.length, truePairs: pairs.length, suggested: found.length, precision: right.length / found.length, recall: right.length / pairs.length,
    missed: pairs.filter(([one, other]) => !foundKeys.has(`${one.id} ${other.id}`)).map(([one, other]) => `${told(one)} | ${told(other)}`),
    wrong: found.filter((pair) => !right.includes(pair)).map(({ left, right: other, score }) => `${told(byId.get(left))} | ${told(byId.get(other))} ${score}`),
  };
}

function told(record: DirtyRecord | undefined): string {
  return record === undefined ? '' : [record.givenName, record.familyName, record.email, record.phone, record.birthday].join(', ');
}
