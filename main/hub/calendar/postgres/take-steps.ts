import assert from 'node:assert/strict';
import * as z from 'zod';
import type { Postgres } from '../../../platform/postgres/open-postgres.ts';
import { keepTime } from './0001-keep-time.ts';

const steps = [keepTime] as const;
const taken = z.object({ number: z.int() });

/**
 * Brings the schema `vitrine` of the maison's database to the last step.
 * @throws PostgresFault; AssertionError when a later version of Vitrine was here
 */
export async function takeSteps(postgres: Postgres): Promise<void> {
  await postgres.transaction(async (query) => {
    // Whoever comes second waits here, and finds the steps taken.
    await query(`SELECT pg_advisory_xact_lock(hashtext('vitrine/steps'))`);
    await query('CREATE SCHEMA IF NOT EXISTS vitrine');
    await query('CREATE TABLE IF NOT EXISTS vitrine.steps (number integer PRIMARY KEY, taken_at timestamptz NOT NULL DEFAULT now())');
    const last = Math.max(0, ...(await query('SELECT number FROM vitrine.steps')).map((row) => taken.parse(row).number));
    assert.ok(last <= steps.length, 'this database was written by a later version of Vitrine');
    for (const { number, sql } of steps.filter((step) => step.number > last)) {
      await query(sql);
      await query('INSERT INTO vitrine.steps (number) VALUES ($1)', [number]);
    }
  });
}
