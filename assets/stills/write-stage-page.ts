import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/** Writes a static page that shows `model.glb`, laid beside it, on the stage. Everything it needs is in the folder. */
export async function writeStagePage(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: [join(import.meta.dirname, '../../renderer/stage/page/stage-page.tsx')],
    outfile: join(folder, 'stage-page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'chrome140',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  await writeFile(join(folder, 'index.html'), page);
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stage</title>
<link rel="icon" href="data:,">
<style>html, body { margin: 0; height: 100%; background: #23282a; color: #e3e7e7; font: 15px/1.4 sans-serif } #stage { position: fixed; inset: 0 }</style>
<div id="stage"></div>
<script type="module" src="./stage-page.js"></script>
</html>
`;

if (import.meta.main) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) throw new Error('say where to write the page: --out DIR');
  await writeStagePage(values.out);
  process.stdout.write(`A page that shows model.glb on the stage is in ${values.out}\n`);
}
