import * as z from 'zod';
import { channels } from '#domain/consent/purpose.ts';
import { clientId } from '#contract/ids.ts';
import type { ClientCard } from '#contract/client.ts';
import type { BoutiqueId, ClientId } from '#domain/ids.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';

export type Answered = NonNullable<ClientCard['known']>['answered'];

/** What clients have answered, so that nobody asks them again. */
export type BookAnswered = {
  /** By client: every purpose and channel that they said yes or no to and whose time is not over. */
  readonly answered: (boutique: BoutiqueId, now: string) => ReadonlyMap<ClientId, Answered>;
  /** Another one after every receipt. */
  readonly receiptStamp: () => number;
};

const row = z.object({ client_id: clientId, purposeId: z.string(), channel: z.enum(channels) });

export function openBookAnswered(database: Database): BookAnswered {
  const find = database.prepare(`SELECT DISTINCT receipts.client_id, receipt ->> '$.body.purposeId' AS purposeId, receipt ->> '$.body.channel' AS channel
    FROM receipts JOIN clients ON clients.id = receipts.client_id
    WHERE boutique_id = :boutique AND receipt ->> '$.body.channel' IS NOT NULL
      AND datetime(receipt ->> '$.body.capturedAt', '+' || (receipt ->> '$.body.retentionMonths') || ' months') > datetime(:now)`);
  const stamp = database.prepare('SELECT count(*) FROM receipts').pluck();
  return {
    answered: (boutique, now) => {
      const rows = find.all({ boutique, now }).map((found) => row.parse(found));
      return new Map([...Map.groupBy(rows, ({ client_id: id }) => id)].map(([id, of]) => [id, of.map(({ purposeId, channel }) => ({ purposeId, channel }))]));
    },
    receiptStamp: () => z.int().parse(stamp.get()),
  };
}
