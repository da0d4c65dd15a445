import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import type { Submission } from '#contract/submission.ts';
import { mapTryton } from '../support/crm-mappings.ts';
import { startTryton, type TrytonServer } from '../support/tryton-server.ts';
import type { Count } from './count-deliveries.ts';
import { startFaultyProxy } from './faulty-proxy.ts';
import { chanceFrom } from './random.ts';
import { createVictim, type Victim } from './victim.ts';

/** A real Tryton behind a hub under torture: killed at random points, and reached over a line that loses, cuts and repeats. */
export type TorturedTryton = {
  /** Before the hub starts. */
  readonly mapFor: (hubFolder: string) => void;
  readonly victim: Victim;
  /** From now on the line is good. */
  readonly heal: () => void;
  /** Deliveries to it that wait or are parked. */
  readonly undelivered: (hubFolder: string) => number;
  /** Waits until the hub has delivered all, as long as it gets on. Answers what is left. */
  readonly settle: (hubFolder: string) => Promise<number>;
  readonly count: (acknowledged: readonly Submission[], unanswered: readonly Submission[]) => Count;
  readonly told: () => string;
  readonly close: () => Promise<void>;
};

const patienceMs = 90_000;

export async function startTorturedTryton(workFolder: string, seed: number): Promise<TorturedTryton> {
  const tryton = await startTryton({ folder: join(workFolder, 'tryton') });
  const proxy = await startFaultyProxy(tryton.port, chanceFrom(seed + 1));
  return {
    mapFor: (hubFolder) => void mapTryton(hubFolder, tryton, { url: proxy.url, pullEverySeconds: 5 }),
    victim: createVictim('Tryton', tryton),
    heal: proxy.heal,
    undelivered,
    settle: async (hubFolder) => {
      let left = undelivered(hubFolder);
      for (let endsAtMs = performance.now() + patienceMs; left > 0 && performance.now() < endsAtMs;) {
        await pause(200);
        const now = undelivered(hubFolder);
        if (now < left) endsAtMs = performance.now() + patienceMs;
        left = now;
      }
      return left;
    },
    count: (acknowledged, unanswered) => countInTryton(tryton, acknowledged, unanswered),
    told: () => `answers lost ${proxy.counts.lost}, cut ${proxy.counts.cut}, requests repeated ${proxy.counts.repeated}, passed ${proxy.counts.passed}`,
    close: async () => {
      await proxy.close();
      await tryton.kill();
    },
  };
}

function undelivered(hubFolder: string): number {
  const book = new BetterSqlite3(join(hubFolder, 'book.sqlite'), { readonly: true });
  const left = book.prepare<[], number>('SELECT count(*) FROM deliveries WHERE delivered < wanted').pluck().get();
  book.close();
  return left ?? 0;
}

/**
 * Each person by key and by address (a second party would have the address again), each appointment by key and by person, each
 * subscription: there once, or not at all for somebody who was told nothing.
 */
function countInTryton(tryton: TrytonServer, acknowledged: readonly Submission[], unanswered: readonly Submission[]): Count {
  const timesOf = (sql: string): ((key: string) => number) => {
    const times = new Map(tryton.countEach(sql));
    return (key) => times.get(key) ?? 0;
  };
  const [parties, addresses, meetings, meetingsOf, subscriptions] = [
    timesOf('SELECT code, count(*) FROM party_party GROUP BY code'),
    timesOf('SELECT value, count(*) FROM party_contact_mechanism GROUP BY value'),
    timesOf('SELECT reference, count(*) FROM sale_opportunity GROUP BY reference'),
    timesOf('SELECT code, count(*) FROM sale_opportunity JOIN party_party ON party = party_party.id GROUP BY code'),
    timesOf('SELECT email, count(*) FROM marketing_email WHERE active = 1 GROUP BY email'),
  ];
  const partsOf = (submission: Submission): readonly number[] => {
    const [client, email] = [`vitrine-client-${submission.receipts[0]?.subjectId}`, `${submission.id}@example.org`];
    return [parties(client), addresses(email), meetings(`vitrine-appointment-${submission.appointment?.id}`), meetingsOf(client), subscriptions(email)];
  };
  const told = acknowledged.map(partsOf);
  const left = unanswered.map(partsOf);
  const known = [...told, ...left].filter(([party]) => (party ?? 0) > 0).length;
  return {
    acknowledged: acknowledged.length,
    lost: told.filter((parts) => parts.includes(0)).length,
    doubled: [...told, ...left].filter((parts) => parts.some((times) => times > 1)).length,
    invented: tryton.count(`SELECT count(*) FROM party_party WHERE code LIKE 'vitrine-%'`) - known,
  };
}
