import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Page } from 'playwright';
import { writeStagePage } from '../../../assets/stills/write-stage-page.ts';

export type ContenderName = 'vitrine' | 'model-viewer' | 'babylon-viewer' | 'bare-r3f';

/** A page that shows `model.glb`, laid beside it, and how to keep it from dropping pixels. */
export type Contender = {
  readonly name: ContenderName;
  readonly write: (folder: string) => Promise<void>;
  /** Draws every pixel from now on; undefined where that cannot be asked for. */
  readonly drawWhole: ((page: Page) => Promise<void>) | undefined;
};

export const contenders: readonly Contender[] = [
  { name: 'vitrine', write: writeStagePage, drawWhole: (page) => page.evaluate('window.stagePage.studio().drawWhole(true)') },
  {
    name: 'model-viewer',
    write: async (folder) => {
      await copyFile(packageFile('@google/model-viewer/dist/model-viewer.min.js'), join(folder, 'model-viewer.min.js'));
      await copyFile(packageFile('meshoptimizer/meshopt_decoder.cjs'), join(folder, 'meshopt_decoder.js'));
      await writeFile(join(folder, 'index.html'), pageOf(
        '<model-viewer src="./model.glb" camera-controls interaction-prompt="none" style="position: fixed; inset: 0; width: 100%; height: 100%"></model-viewer>',
        "import './model-viewer.min.js'; customElements.get('model-viewer').meshoptDecoderLocation = './meshopt_decoder.js';",
      ));
    },
    drawWhole: (page) => page.evaluate("customElements.get('model-viewer').minimumRenderScale = 1"),
  },
  {
    name: 'babylon-viewer',
    write: async (folder) => {
      await cp(packageFile('@babylonjs/viewer/dist'), folder, { recursive: true, filter: (path) => !path.endsWith('.map') && !/viewer(-lite)?\.esm\.js$/.test(path) });
      await writeFile(join(folder, 'index.html'), pageOf(
        '<babylon-viewer source="./model.glb" style="position: fixed; inset: 0; width: 100%; height: 100%"></babylon-viewer>',
        "import './babylon-viewer.esm.min.js';",
      ));
    },
    drawWhole: undefined,
  },
  {
    name: 'bare-r3f',
    write: async (folder) => {
      await build({
        entryPoints: [join(import.meta.dirname, 'pages/bare-r3f.tsx')], outfile: join(folder, 'bare-r3f.js'),
        bundle: true, minify: true, format: 'esm', target: 'chrome140', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'warning',
      });
      await writeFile(join(folder, 'index.html'), pageOf('<div id="stage" style="position: fixed; inset: 0"></div>', "import './bare-r3f.js';"));
    },
    drawWhole: async () => undefined,
  },
];

/** A file for what a viewer would fetch from the network: the run stays on this machine. */
export function servedInstead(url: URL): string | undefined {
  return url.pathname.endsWith('/meshopt_decoder.js') ? packageFile('meshoptimizer/meshopt_decoder.cjs') : undefined;
}

/** Writes each contender's page and the model into a folder of its own beneath `folder`. */
export async function writeContenders(folder: string, model: string, chosen: readonly Contender[]): Promise<void> {
  for (const { name, write } of chosen) {
    await mkdir(join(folder, name), { recursive: true });
    await write(join(folder, name));
    await copyFile(model, join(folder, name, 'model.glb'));
  }
}

function packageFile(path: string): string {
  return join(fileURLToPath(new URL('../../../node_modules', import.meta.url)), path);
}

const pageOf = (body: string, script: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="data:,">
<style>html, body { margin: 0; height: 100%; background: #23282a }</style>
${body}
<script type="module">${script}</script>
</html>
`;
