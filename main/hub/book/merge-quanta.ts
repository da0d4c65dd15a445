import { quarterMinutes, startOfQuarter } from '#domain/appointments/quarters.ts';
import { appointmentKind } from '#contract/content.ts';
import type { Occupied } from '#contract/submission.ts';
import type { AdvisorQuantum } from './advisor-quanta.ts';
import type { TakenQuantum } from './quanta.ts';

const longestQuarters = 480 / quarterMinutes;

type Run<Row> = { readonly row: Row; readonly first: number; count: number };

/** Quarters that follow one another with as many places taken become one busy time. */
export function mergeBusy(taken: readonly TakenQuantum[]): Occupied['busy'] {
  return runsOf(taken, (one, other) => one.kind === other.kind && one.places === other.places)
    .map((run) => ({ kind: appointmentKind.parse(run.row.kind), ...spanOf(run), places: run.row.places }));
}

/** The same of advisors, whatever they meet for. */
export function mergeMeetings(taken: readonly AdvisorQuantum[]): Occupied['meetings'] {
  return runsOf(taken, (one, other) => one.advisorId === other.advisorId).map((run) => ({ advisorId: run.row.advisorId, ...spanOf(run) }));
}

function runsOf<Row extends { readonly quantum: number }>(rows: readonly Row[], isSame: (one: Row, other: Row) => boolean): readonly Run<Row>[] {
  const runs: Run<Row>[] = [];
  for (const row of rows) {
    const before = runs.at(-1);
    if (before !== undefined && isSame(before.row, row) && before.first + before.count === row.quantum && before.count < longestQuarters) before.count += 1;
    else runs.push({ row, first: row.quantum, count: 1 });
  }
  return runs;
}

function spanOf({ first, count }: Run<unknown>): { readonly startsAt: string; readonly minutes: number } {
  return { startsAt: new Date(startOfQuarter(first)).toISOString(), minutes: count * quarterMinutes };
}
