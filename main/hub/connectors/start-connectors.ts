import { advisorName } from '#domain/appointments/receiver-name.ts';
import { createAskCrm } from '../../platform/crm/ask-crm.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Log } from '../../platform/log/log.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import { boutiqueId } from '#contract/ids.ts';
import { openBlocks } from '../book/blocks.ts';
import { openBookDatabase } from '../book/open-book.ts';
import type { PersonKeys } from '../keys/person-keys.ts';
import type { BoutiqueNow } from '../publications/boutique-now.ts';
import { startDeliveryJob, type DeliveryJob, type LineState } from './delivery-job.ts';
import { openDeliveryRepository, type DeliveryCounts, type DeliveryRepository, type ParkedDelivery } from './delivery-repository.ts';
import { makeConnector } from './make-connector.ts';
import { createPagePuller } from './page-puller.ts';
import { openPulledRepository, type PulledCounts, type PulledRepository } from './pulled-repository.ts';
import { readMappings, type ReadMapping } from './read-mappings.ts';
import { createThingReader } from './read-thing.ts';

export type ConnectorView = { readonly name: string; readonly state: LineState; readonly counts: DeliveryCounts; readonly pulled: PulledCounts; readonly parked: readonly ParkedDelivery[] };

/** The lines from the book to the CRMs of the maison. */
export type Connectors = {
  readonly list: () => readonly ConnectorView[];
  /** How many clients are the demonstration's: they stay in the book. */
  readonly invented: () => number;
  /** Tries a parked delivery again; false when there is no such one. */
  readonly replay: (name: string, id: number) => boolean;
  /** Queues everything once more for a CRM that lost what it had; false when there is no such connector. */
  readonly sendAgain: (name: string) => boolean;
  /** The set-up was changed there: look again now. */
  readonly wake: () => void;
  readonly dispose: () => Promise<void>;
};

type Parts = { readonly mappingsFolder: string; readonly bookPath: string; readonly personKeys: PersonKeys; readonly boutiqueNow: BoutiqueNow; readonly clock: Clock; readonly log: Log };
type LineParts = Pick<Parts, 'clock' | 'log' | 'boutiqueNow'> & { readonly stopping: AbortSignal };
type Line = { readonly name: string; readonly deliveries: DeliveryRepository; readonly pulled: PulledRepository; readonly job: DeliveryJob };

const answerWithinMs = 60_000;
const none: DeliveryCounts = { waiting: 0, parked: 0, delivered: 0, keptTheirs: 0 };
const nothingPulled: PulledCounts = { madeElsewhere: 0, changedElsewhere: 0, deletedElsewhere: 0 };

/** One line for each mapping of the folder; without any, the book alone is the maison's CRM. A mapping that is wrong stops nothing else. */
export function startConnectors({ mappingsFolder, bookPath, personKeys, boutiqueNow, clock, log }: Parts): Connectors {
  const mappings = readMappings(mappingsFolder);
  const wrong = mappings.filter((mapping) => mapping.outcome === 'wrong');
  for (const { name, findings } of wrong) log.warn('crm-mapping-wrong', { name, findings: findings.length });
  const database = openBookDatabase(bookPath, personKeys);
  const invented = database.prepare(`SELECT count(*) FROM clients WHERE external_key NOT LIKE 'subject/%'`).pluck();
  const stopping = new AbortController();
  const lines = mappings.flatMap((read) => (read.outcome === 'read' ? [startLine(read, database, { boutiqueNow, clock, log, stopping: stopping.signal })] : []));
  database.transaction(() => openBlocks(database).keepOnly(lines.map(({ name }) => name))).immediate();
  const find = (name: string): Line | undefined => lines.find((line) => line.name === name);
  const act = (line: Line | undefined, done: (line: Line) => boolean): boolean => {
    const isDone = line !== undefined && done(line);
    if (isDone) line.job.wake();
    return isDone;
  };
  return {
    list: () => [
      ...lines.map(({ name, job, deliveries, pulled }) => ({ name, state: job.state(), counts: deliveries.counts(), pulled: pulled.counts(), parked: deliveries.parked() })),
      ...wrong.map(({ name, findings }) => ({ name, state: { phase: 'needs-set-up' as const, findings: [...findings, 'Mend the file, and start the hub again.'] }, counts: none, pulled: nothingPulled, parked: [] })),
    ],
    invented: () => Number(invented.get()),
    replay: (name, id) => act(find(name), ({ deliveries }) => deliveries.unpark(id)),
    sendAgain: (name) => act(find(name), ({ deliveries }) => (deliveries.sendAllAgain(), true)),
    wake: () => lines.forEach(({ job }) => job.wake()),
    dispose: async () => {
      stopping.abort();
      await Promise.all(lines.map(({ job }) => job.dispose()));
      database.close();
    },
  };
}

function startLine({ name, mapping, secret }: Extract<ReadMapping, { outcome: 'read' }>, database: Database, { boutiqueNow, clock, log, stopping }: LineParts): Line {
  const connector = makeConnector(mapping, secret, { ask: createAskCrm(answerWithinMs, stopping), clock, timeZoneOf: zoneReader(boutiqueNow) });
  const deliveries = openDeliveryRepository(database, name);
  deliveries.open(connector.takes, clock.now().toISOString());
  const pulled = openPulledRepository(database, name, deliveries);
  const everyMs = 'pullEverySeconds' in mapping ? mapping.pullEverySeconds * 1000 : 0;
  const job = startDeliveryJob({
    connector, deliveries, clock, log, readThing: createThingReader(database, deliveries, ({ boutiqueId: at, advisorId }) => advisorName(boutiqueNow(at)?.advisors ?? [], advisorId)),
    pullPage: createPagePuller({ connector, pulled, clock, log, everyMs }),
  });
  return { name, deliveries, pulled, job };
}

/** Of a boutique that nothing was written of, nobody asks for a time. */
function zoneReader(boutiqueNow: BoutiqueNow): (boutique: string) => string {
  return (boutique) => boutiqueNow(boutiqueId.parse(boutique))?.timeZone ?? 'UTC';
}
