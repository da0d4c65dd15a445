import * as z from 'zod';
import { quarterMinutes, quartersOf, startOfQuarter, type Stretch } from '#domain/appointments/quarters.ts';
import type { AdvisorId, BoutiqueId } from '#domain/ids.ts';
import { advisorId } from '#contract/ids.ts';
import type { Occupied } from '#contract/submission.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

/** A time that was given away in a calendar of somebody else. */
export type Block = Stretch & { readonly boutiqueId: string; readonly advisorId: string | null };

/** What a connector read, by its own name and the CRM's name for it. */
export type BlockSource = { readonly connector: string; readonly ref: string };

/** Quarters of an hour of a boutique; the end is not in it. */
export type BlockedSpan = { readonly boutique: BoutiqueId; readonly first: number; readonly end: number };

export type Blocks = {
  /** All that it takes, now; `appointmentId` when it is one of ours. To be called inside a transaction. */
  readonly replace: (source: BlockSource, blocks: readonly Block[], appointmentId: string | null) => void;
  /** A connector that is read no more blocks nothing. */
  readonly keepOnly: (connectors: readonly string[]) => void;
  /** How many places are taken by nobody in particular, or by anybody, from others than the appointment that asks. */
  readonly placesIn: (where: BlockedSpan, of: 'nobody' | 'anybody', asking: string) => number;
  readonly isAway: (where: BlockedSpan, advisor: AdvisorId, asking: string) => boolean;
  readonly between: (where: BlockedSpan) => Occupied['elsewhere'];
};

/** More than a year of everything is no calendar of a boutique. */
const mostTold = 5000;

const blockRow = z.object({ advisorId: advisorId.nullable(), first: z.int(), end: z.int() })
  .transform(({ advisorId: id, first, end }) => ({ advisorId: id, startsAt: new Date(startOfQuarter(first)).toISOString(), minutes: (end - first) * quarterMinutes }));

export function openBlocks(database: Database): Blocks {
  const drop = database.prepare('DELETE FROM blocks WHERE connector = ? AND ref = ?');
  const add = database.prepare('INSERT INTO blocks (connector, ref, boutique_id, advisor_id, appointment_id, first_quantum, end_quantum) VALUES (:connector, :ref, :boutiqueId, :advisorId, :appointmentId, :first, :end)');
  const names = database.prepare('SELECT connector FROM blocks UNION SELECT connector FROM pull_cursors').pluck();
  const dropAll = database.prepare('DELETE FROM blocks WHERE connector = ?');
  const readAgain = database.prepare('DELETE FROM pull_cursors WHERE connector = ?');
  const within = `FROM blocks WHERE boutique_id = :boutique AND end_quantum > :first AND first_quantum < :end AND ${isElsewhere('blocks')}`;
  const count = database.prepare(`SELECT count(*) ${within} AND appointment_id IS NOT :asking AND (advisor_id IS NULL OR :of = 'anybody')`).pluck();
  const away = database.prepare(`SELECT 1 ${within} AND appointment_id IS NOT :asking AND advisor_id = :advisor LIMIT 1`);
  const between = database.prepare(`SELECT advisor_id AS advisorId, max(first_quantum, :first) AS first, min(end_quantum, :end) AS end ${within} ORDER BY first_quantum, advisor_id LIMIT ${mostTold}`);
  return {
    replace: ({ connector, ref }, blocks, appointmentId) => {
      drop.run(connector, ref);
      for (const { boutiqueId, advisorId: advisor, ...stretch } of blocks) {
        const { first, count: length } = quartersOf(stretch);
        if (length > 0) add.run({ connector, ref, boutiqueId, advisorId: advisor, appointmentId, first, end: first + length });
      }
    },
    keepOnly: (connectors) => {
      for (const name of z.array(z.string()).parse(names.all())) {
        if (connectors.includes(name)) continue;
        dropAll.run(name);
        readAgain.run(name);
      }
    },
    placesIn: (where, of, asking) => Number(count.get({ ...where, of, asking })),
    isAway: (where, advisor, asking) => away.get({ ...where, advisor, asking }) !== undefined,
    between: (where) => between.all(where).map((row) => blockRow.parse(row)),
  };
}

/** An appointment of ours has its own rows: seen where the book has it, it takes nothing twice. */
export function isElsewhere(alias: string): string {
  return `NOT EXISTS (SELECT 1 FROM quanta AS own WHERE own.appointment_id = ${alias}.appointment_id AND own.quantum >= ${alias}.first_quantum AND own.quantum < ${alias}.end_quantum)`;
}
