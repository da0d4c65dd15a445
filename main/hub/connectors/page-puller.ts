import type { Clock } from '../../platform/clock/clock.ts';
import type { Connector } from '../../platform/crm/connector.ts';
import type { Log } from '../../platform/log/log.ts';
import type { PulledRepository } from './pulled-repository.ts';

type Parts = { readonly connector: Connector; readonly pulled: PulledRepository; readonly clock: Clock; readonly log: Log; readonly everyMs: number };

/** Reads the CRM page by page, and rests for `everyMs` after the last. Answers whether there is more to read now. */
export function createPagePuller({ connector, pulled, clock, log, everyMs }: Parts): () => Promise<boolean> {
  let dueAtMs = clock.monotonicMs();
  return async () => {
    if (connector.pull === null || clock.monotonicMs() < dueAtMs) return false;
    const page = await connector.pull(pulled.cursor());
    const news = pulled.keep(page, clock.now().toISOString());
    if (news > 0) log.info('crm-pulled', { connector: connector.name, news });
    if (!page.hasMore) dueAtMs = clock.monotonicMs() + everyMs;
    return page.hasMore;
  };
}
