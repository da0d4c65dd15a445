import type { Query } from '../../../platform/postgres/open-postgres.ts';
import type { BookTime } from '../../book/book.ts';
import { addAdvisor, addPlace, dropPromises, promisedBy, runsOf, type AdvisorRun, type PlaceRun } from './time-rows.ts';
import { unlessTaken } from './unless-taken.ts';

/** What the book did not promise after all is free again. Nothing is added: what it promised was taken before. */
export async function alignSome(query: Query, { name, promised }: BookTime, ids: readonly string[]): Promise<void> {
  const { places, advisors } = runsOf(promised.of(ids), name);
  await dropPromises(query, name, ids);
  for (const run of places) await addPlace(query, run);
  for (const run of advisors) await addAdvisor(query, run);
}

/**
 * Makes what is kept for this book the same as what it promised from a quarter on: after a death between the two databases, when one of them was
 * put back to an earlier day, and when PostgreSQL is new to a book that has appointments.
 * @returns the promises that somebody else has too: a person has to look
 */
export async function alignAll(query: Query, { name, promised }: BookTime, quarter: number): Promise<readonly string[]> {
  // What runs through the quarter is whole on both sides, so that it is the same.
  const [there, here] = [await promisedBy(query, name, quarter), runsOf(promised.from(quarter), name)];
  const cut = <Run extends PlaceRun | AdvisorRun>(run: Run): Run => ({ ...run, first: Math.max(run.first, quarter) });
  const known = new Set([...here.places, ...here.advisors].map(nameOf));
  const kept = new Set([...there.places, ...there.advisors].map((run) => nameOf(cut(run))));
  const surplus = [...there.places, ...there.advisors].filter((run) => !known.has(nameOf(cut(run))));
  const missing = [...here.places, ...here.advisors].filter((run) => !kept.has(nameOf(run)));
  const wrong = new Set([...surplus, ...missing].map(({ promise }) => promise));
  if (wrong.size === 0) return [];
  await dropPromises(query, name, [...wrong]);
  const conflicts: string[] = [];
  for (const promise of wrong) {
    const isKept = await addIfFree(query, [...here.places, ...here.advisors].filter((run) => run.promise === promise));
    if (!isKept) conflicts.push(promise);
  }
  return conflicts;
}

async function addIfFree(query: Query, runs: readonly (PlaceRun | AdvisorRun)[]): Promise<boolean> {
  const added = await unlessTaken(query, async () => {
    for (const run of runs) await ('place' in run ? addPlace(query, run) : addAdvisor(query, run));
    return true;
  });
  return added === true;
}

function nameOf(run: PlaceRun | AdvisorRun): string {
  return `${run.promise}/${'place' in run ? `${run.kind}/${run.place}` : run.advisor}/${run.first}-${run.end}`;
}
