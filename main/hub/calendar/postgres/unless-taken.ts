import { PostgresFault, type Query } from '../../../platform/postgres/open-postgres.ts';

/** SQLSTATE of an exclusion constraint that says no. */
const exclusionViolation = '23P01';

/** Does all of it, within the transaction that runs; or nothing, when it answers null or somebody has what it wants. */
export async function unlessTaken<Value>(query: Query, work: () => Promise<Value>): Promise<Value | 'taken'> {
  await query('SAVEPOINT attempt');
  try {
    const value = await work();
    await query(value === null ? 'ROLLBACK TO SAVEPOINT attempt' : 'RELEASE SAVEPOINT attempt');
    return value;
  } catch (error) {
    if (!(error instanceof PostgresFault) || error.code !== exclusionViolation) throw error;
    await query('ROLLBACK TO SAVEPOINT attempt');
    return 'taken';
  }
}
