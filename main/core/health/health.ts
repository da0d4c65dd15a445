import { statfs } from 'node:fs/promises';
import type { Health } from '#contract/hub-api.ts';
import type { SceneName } from '#contract/window-api.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/sqlite/open-database.ts';
import type { OutboxStatus } from '../outbox/outbox.ts';

export type HealthSources = {
  readonly outbox: () => OutboxStatus;
  readonly tray: () => Health['tray'];
  readonly stage: () => string | null;
  readonly scene: () => SceneName | null;
};

/** How this window is; counts a start of core each time it is built. */
export function createHealth(parts: { readonly database: Database; readonly dataFolder: string; readonly clock: Clock; readonly sources: HealthSources }): (vaultVersion: number) => Promise<Health> {
  const { database, dataFolder, clock, sources } = parts;
  const startedAt = clock.now().toISOString();
  const starts = database.prepare<[], number>(`INSERT INTO cursors (name, value) VALUES ('starts', 1)
    ON CONFLICT DO UPDATE SET value = value + 1 RETURNING value`).pluck().get() ?? 1;
  return async (vaultVersion) => {
    const disk = await statfs(dataFolder);
    return {
      core: { startedAt, restarts: starts - 1 },
      tray: sources.tray(),
      stage: { lastReport: sources.stage() },
      outbox: sources.outbox(),
      disk: { freeBytes: disk.bavail * disk.bsize },
      vaultVersion,
      scene: sources.scene(),
    };
  };
}
