import { hubRoutes } from '#contract/hub-api.ts';
import type { Asset } from '#contract/publication.ts';
import type { AssetPart, AssetStore } from '../../platform/blobs/asset-store.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import type { HubLine } from '../hub-line/hub-line.ts';

type Parts = { readonly line: HubLine; readonly store: AssetStore };

const atOnce = 3;
const silenceMs = 30_000;

/**
 * Fetches what is missing and returns when all of it is whole and on the disk. What arrived stays for the next attempt.
 * @throws HubFault when the hub is away or gives another content
 */
export async function fetchAssets(assets: readonly Asset[], parts: Parts, signal: AbortSignal): Promise<void> {
  const missing = [...new Map(assets.map((asset) => [asset.sha256, asset])).values()].filter((asset) => !parts.store.has(asset.sha256, asset.bytes));
  const next = missing.values();
  const worker = async (): Promise<void> => {
    for (const asset of next) await fetchAsset(asset, parts, signal);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, missing.length) }, worker));
}

async function fetchAsset(asset: Asset, { line, store }: Parts, signal: AbortSignal): Promise<void> {
  const part = store.begin(asset.sha256);
  try {
    if (part.length() > asset.bytes) part.restart();
    if (part.length() < asset.bytes) await receive(asset, part, line, signal);
  } catch (error) {
    part.rest();
    throw error;
  }
  if (!(await part.finish())) throw new HubFault('unexpected', 'an asset arrived with another content');
}

async function receive(asset: Asset, part: AssetPart, line: HubLine, signal: AbortSignal): Promise<void> {
  const start = part.length();
  let left = 0;
  await line.listen(
    { method: 'GET', path: `${hubRoutes.assets}/${asset.sha256}`, headers: start === 0 ? {} : { range: `bytes=${start}-` }, timeoutMs: silenceMs, signal },
    {
      begin: (status) => {
        if (status === 200) part.restart();
        else if (status !== 206 || start === 0) throw new HubFault('refused', 'an asset was not given', { status });
        left = asset.bytes - part.length();
      },
      part: (bytes) => {
        left -= bytes.length;
        if (left < 0) throw new HubFault('too-long', 'an asset is longer than the publication says');
        part.add(bytes);
      },
    },
  );
  if (left > 0) throw new HubFault('unreachable', 'an asset was cut off');
}
