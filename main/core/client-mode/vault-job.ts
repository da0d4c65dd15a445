import { vault } from '#contract/client.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { readAnswer, type HubLine } from '../hub-line/hub-line.ts';
import type { Job } from '../rhythm/keep-doing.ts';
import type { VaultRepository } from './vault-repository.ts';

const vaultBytes = 128 * 1024 * 1024;

/** Keeps the vault as new as the hub's. */
export function vaultJob(parts: { readonly line: HubLine; readonly vaults: VaultRepository; readonly everyMs: number; readonly onNew: () => void }): Job {
  const { line, vaults, everyMs, onNew } = parts;
  return {
    name: 'vault',
    rhythm: { everyMs, spread: 0.2, backOff: { firstMs: Math.min(2_000, everyMs), mostMs: 5 * 60_000 } },
    run: async (signal) => {
      const etag = vaults.etag();
      const headers = etag === null ? {} : { 'if-none-match': etag };
      const answer = await line.ask({ method: 'GET', path: hubRoutes.vault, headers, maxBytes: vaultBytes, timeoutMs: 60_000, signal });
      if (answer.status === 304 || answer.status === 404) return 'done';
      const given = readAnswer(answer, vault);
      // An answer that was delayed on its way never takes the vault back: it may know a badge that was revoked since.
      if (given.version < vaults.version()) return 'done';
      vaults.keep(given, answer.headers.etag ?? null);
      onNew();
      return 'done';
    },
  };
}
