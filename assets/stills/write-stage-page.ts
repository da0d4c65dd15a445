import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/** Writes a static page that shows `model.glb`, laid beside it, on the stage. Everything it needs is in the folder. */
export async function writeStagePage(folder: string): Promise<void> {
  await mkdir(join(folder, 'decoders'), { recursive: true });
  const { metafile } = await build({
    entryPoints: [join(import.meta.dirname, '../../renderer/stage/page/stage-page.tsx')],
    outdir: folder,
    chunkNames: 'parts/[name]-[hash]',
    bundle: true,
    splitting: true,
    metafile: true,
    minify: true,
    format: 'esm',
    target: 'chrome140',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  // What the stage opens with is asked for with the page, not once its first script has run.
  const opening = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint?.endsWith('/live-stage.tsx'))
    .flatMap(([path, { imports }]) => [path, ...imports.filter(({ kind }) => kind === 'import-statement').map((chunk) => chunk.path)]);
  await writeFile(join(folder, 'index.html'), page(opening.map((path) => `parts/${basename(path)}`)));
  for (const file of decoderFiles) await copyFile(fileURLToPath(import.meta.resolve(`three/addons/libs/${file}`)), join(folder, 'decoders', basename(file)));
}

const decoderFiles = ['draco/gltf/draco_wasm_wrapper.js', 'draco/gltf/draco_decoder.wasm', 'basis/basis_transcoder.js', 'basis/basis_transcoder.wasm'] as const;

const page = (opening: readonly string[]): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stage</title>
<link rel="icon" href="data:,">
${opening.map((path) => `<link rel="modulepreload" href="./${path}">`).join('\n')}
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
