import * as z from 'zod';
import { appointmentKind } from '#contract/content.ts';
import { advisorId, boutiqueId } from '#contract/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

const placeRow = z.object({ id: z.string(), boutiqueId, kind: appointmentKind, quantum: z.int(), place: z.int() });
const advisorRow = z.object({ id: z.string(), boutiqueId, advisorId, quantum: z.int() });

/** Every quarter of an hour that this book gave away, of places and of advisors, by whose it is. */
export type Promised = { readonly places: readonly z.infer<typeof placeRow>[]; readonly advisors: readonly z.infer<typeof advisorRow>[] };

export type PromisedReader = {
  readonly of: (ids: readonly string[]) => Promised;
  readonly from: (quantum: number) => Promised;
};

export function openPromised(database: Database): PromisedReader {
  const columns = 'appointment_id AS id, boutique_id AS boutiqueId, quantum';
  const read = (where: string) => {
    const places = database.prepare(`SELECT ${columns}, kind, place FROM quanta WHERE ${where} ORDER BY id, kind, place, quantum`);
    const advisors = database.prepare(`SELECT ${columns}, advisor_id AS advisorId FROM advisor_quanta WHERE ${where} ORDER BY id, advisor_id, quantum`);
    return (value: string | number): Promised => ({ places: places.all(value).map((row) => placeRow.parse(row)), advisors: advisors.all(value).map((row) => advisorRow.parse(row)) });
  };
  const [of, from] = [read('appointment_id IN (SELECT value FROM json_each(?))'), read('quantum >= ?')];
  return { of: (ids) => of(JSON.stringify(ids)), from };
}
