import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { carriedPackages } from '../../native/setup/build.ts';
import { projectRoot } from '../../native/setup/places.ts';

/** Core and hub as one file each: they start in half the time, and are the same at the thousandth start, whoever edits the tree. */
export type BundledProcesses = { readonly core: string; readonly hub: string; readonly remove: () => void };

/** As deep in the tree as `main/core` and `main/hub`, so that they find what lies beside those. */
const place = join(projectRoot, 'build');

export async function bundleProcesses(): Promise<BundledProcesses> {
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'torture-'));
  await build({
    bundle: true, minify: true, keepNames: true, logLevel: 'warning', absWorkingDir: projectRoot, platform: 'node', target: 'node24', format: 'esm', outdir: folder, outExtension: { '.js': '.mjs' },
    entryPoints: { core: 'main/core/core.ts', hub: 'main/hub/server.ts' }, external: [...carriedPackages, 'pg-native', 'sharp'],
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  });
  return { core: join(folder, 'core.mjs'), hub: join(folder, 'hub.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
