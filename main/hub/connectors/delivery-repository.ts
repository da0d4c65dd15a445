import * as z from 'zod';
import { deliverySorts, type DeliverySort, type Projected } from '../../platform/crm/connector.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { queueAllFor } from '../book/0003-tell-connectors.ts';

/** One thing on its way to one CRM. */
export type Delivery = {
  readonly id: number; readonly sort: DeliverySort; readonly subject: string; readonly lane: string; readonly wanted: number; readonly tries: number;
  readonly held: { readonly ref: string; readonly version: string } | null; readonly ours: readonly Projected[];
};

export type Delivered = { readonly id: number; readonly wanted: number; readonly ref: string; readonly version: string; readonly digests: Projected; readonly remark: string | null };
export type ParkedDelivery = { readonly id: number; readonly sort: DeliverySort; readonly subject: string; readonly reason: string; readonly waitingBehind: number };
export type DeliveryCounts = { readonly waiting: number; readonly parked: number; readonly delivered: number; readonly keptTheirs: number };

/** What one connector still has to deliver, and how far it has come. The rows themselves are made by the book's triggers. */
export type DeliveryRepository = {
  /** From now on the book queues for this connector; the first time, all that it holds already. */
  readonly open: (takes: readonly DeliverySort[], at: string) => void;
  /**
   * The oldest of a sort that may go now. A person's appointments and consents wait for the person; behind a parked row the person's
   * later rows wait; a withdrawal waits for nothing.
   */
  readonly next: (sort: DeliverySort, now: string, most: number) => readonly Delivery[];
  /** Durable before the CRM is asked: an answer that is lost must not make what we wrote look like somebody else's. */
  readonly attempt: (tries: readonly { readonly id: number; readonly digests: Projected }[]) => void;
  readonly settle: (delivered: readonly Delivered[]) => void;
  readonly retryLater: (id: number, notBefore: string) => void;
  readonly park: (id: number, reason: string) => void;
  /** True when it was parked. */
  readonly unpark: (id: number) => boolean;
  readonly parked: () => readonly ParkedDelivery[];
  /** Everything goes once more, create-if-absent: for a CRM that lost what it had taken. */
  readonly sendAllAgain: () => void;
  readonly counts: () => DeliveryCounts;
  readonly refOf: (lane: string, sort: DeliverySort) => string | null;
  readonly holderOf: (sort: DeliverySort, ref: string) => { readonly version: string | null } | null;
};

const digestsText = z.string().transform((text) => z.record(z.string(), z.string()).parse(JSON.parse(text)));
const deliveryRow = z.object({
  id: z.int(), sort: z.enum(deliverySorts), subject: z.string(), lane: z.string(), wanted: z.int(), tries: z.int(),
  attempted: digestsText.nullable(), digests: digestsText.nullable(), ref: z.string().nullable(), version: z.string().nullable(),
}).transform(({ attempted, digests, ref, version, ...row }): Delivery => ({
  ...row, held: ref === null || ref === '' || version === null ? null : { ref, version }, ours: [attempted, digests].filter((one) => one !== null),
}));
const parkedRow = z.object({ id: z.int(), sort: z.enum(deliverySorts), subject: z.string(), reason: z.string(), waitingBehind: z.int() });
const countsRow = z.object({ waiting: z.int(), parked: z.int(), delivered: z.int(), keptTheirs: z.int() });

const unfinished = 'delivered < wanted';

export function openDeliveryRepository(database: Database, connector: string): DeliveryRepository {
  const register = database.prepare('INSERT INTO connectors (name, takes, opened_at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET takes = excluded.takes');
  const open = database.transaction((takes: readonly DeliverySort[], at: string) => {
    register.run(connector, takes.join(' '), at);
    for (const queueAll of queueAllFor) database.prepare(queueAll).run(connector);
  });
  const settleOne = database.prepare(`UPDATE deliveries SET delivered = :wanted, ref = :ref, version = :version, digests = :digests, attempted = NULL, remark = :remark,
    tries = 0, not_before = NULL, parked_because = NULL WHERE id = :id`);
  const attemptOne = database.prepare('UPDATE deliveries SET attempted = ? WHERE id = ?');
  return {
    open: (takes, at) => open.immediate(takes, at),
    ...picker(database, connector),
    attempt: database.transaction((tries: Parameters<DeliveryRepository['attempt']>[0]) => tries.forEach(({ id, digests }) => attemptOne.run(JSON.stringify(digests), id))),
    settle: database.transaction((delivered: readonly Delivered[]) => delivered.forEach((row) => settleOne.run({ ...row, digests: JSON.stringify(row.digests) }))),
    ...parker(database, connector),
    ...reader(database, connector),
  };
}

function picker(database: Database, connector: string): Pick<DeliveryRepository, 'next'> {
  const next = database.prepare(`SELECT id, sort, subject, lane, wanted, tries, attempted, digests, ref, version FROM deliveries AS mine
    WHERE connector = :connector AND sort = :sort AND ${unfinished} AND parked_because IS NULL AND (not_before IS NULL OR not_before <= :now)
      AND (passes = 1 OR NOT EXISTS (SELECT 1 FROM deliveries AS other WHERE other.connector = :connector AND other.lane = mine.lane AND other.${unfinished.replace('< ', '< other.')}
        AND ((other.parked_because IS NOT NULL AND other.id < mine.id) OR (other.sort = 'client' AND mine.sort <> 'client' AND other.delivered = 0))))
    ORDER BY passes DESC, id LIMIT :most`);
  return { next: (sort, now, most) => next.all({ connector, sort, now, most }).map((row) => deliveryRow.parse(row)) };
}

function parker(database: Database, connector: string): Pick<DeliveryRepository, 'retryLater' | 'park' | 'unpark' | 'parked' | 'sendAllAgain'> {
  const later = database.prepare('UPDATE deliveries SET tries = tries + 1, not_before = ? WHERE id = ?');
  const park = database.prepare('UPDATE deliveries SET parked_because = ? WHERE id = ?');
  const unpark = database.prepare('UPDATE deliveries SET parked_because = NULL, not_before = NULL, tries = 0 WHERE id = ? AND connector = ? AND parked_because IS NOT NULL');
  const sendAllAgain = database.prepare('UPDATE deliveries SET wanted = wanted + 1, ref = NULL, version = NULL, not_before = NULL, tries = 0 WHERE connector = ?');
  const parked = database.prepare(`SELECT id, sort, subject, parked_because AS reason, (SELECT count(*) FROM deliveries AS behind
      WHERE behind.connector = mine.connector AND behind.lane = mine.lane AND behind.delivered < behind.wanted AND behind.parked_because IS NULL AND behind.passes = 0 AND behind.id > mine.id) AS waitingBehind
    FROM deliveries AS mine WHERE connector = ? AND ${unfinished} AND parked_because IS NOT NULL ORDER BY id LIMIT 200`);
  return {
    retryLater: (id, notBefore) => void later.run(notBefore, id),
    park: (id, reason) => void park.run(reason.slice(0, 300), id),
    unpark: (id) => unpark.run(id, connector).changes === 1,
    sendAllAgain: () => void sendAllAgain.run(connector),
    parked: () => parked.all(connector).map((row) => parkedRow.parse(row)),
  };
}

function reader(database: Database, connector: string): Pick<DeliveryRepository, 'counts' | 'refOf' | 'holderOf'> {
  const counts = database.prepare(`SELECT count(*) FILTER (WHERE ${unfinished} AND parked_because IS NULL) AS waiting, count(*) FILTER (WHERE ${unfinished} AND parked_because IS NOT NULL) AS parked,
    count(*) FILTER (WHERE delivered = wanted) AS delivered, count(*) FILTER (WHERE remark IS NOT NULL) AS keptTheirs FROM deliveries WHERE connector = ?`);
  const client = database.prepare('SELECT id FROM clients WHERE external_key = ?').pluck();
  const refOf = database.prepare('SELECT ref FROM deliveries WHERE connector = ? AND sort = ? AND subject = ?').pluck();
  const holder = database.prepare('SELECT version FROM deliveries WHERE connector = ? AND sort = ? AND ref = ?');
  return {
    counts: () => countsRow.parse(counts.get(connector)),
    refOf: (lane, sort) => z.string().nullable().catch(null).parse(refOf.get(connector, sort, client.get(lane) ?? '')),
    holderOf: (sort, ref) => z.object({ version: z.string().nullable() }).nullable().parse(holder.get(connector, sort, ref) ?? null),
  };
}
