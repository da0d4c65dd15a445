import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { projectRoot } from './places.ts';

/** Packages with native parts, or that others replace at run time: they travel beside the bundle of core. */
export const carriedPackages = ['better-sqlite3', 'nfc-pcsc', 'smartcard', '@pokusew/pcsclite'] as const;

export const buildParts = ['shell', 'core', 'window', 'console', 'phone'] as const;

export type BuildPart = (typeof buildParts)[number];

const shared = { bundle: true, absWorkingDir: projectRoot, logLevel: 'warning', minify: true, keepNames: true, sourcemap: false } as const satisfies BuildOptions;

/** Gives CommonJS packages inside an ES module bundle the `require` they expect. */
const requireBanner = { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" };

/** Fonts are files of their own; a stylesheet's `url()` keeps naming them. */
const fontLoaders = { '.woff2': 'file', '.woff': 'empty', '.ttf': 'file' } as const;

const page = {
  ...shared, platform: 'browser', format: 'esm', splitting: true, jsx: 'automatic', loader: { ...fontLoaders, '.wasm': 'file' }, assetNames: 'fonts/[name]', chunkNames: 'parts/[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"' },
} as const satisfies BuildOptions;

const options: Readonly<Record<BuildPart, () => readonly BuildOptions[]>> = {
  shell: () => [
    { ...shared, platform: 'node', target: 'node20', format: 'cjs', external: ['electron'], entryPoints: { app: 'main/shell/app.ts' }, outdir: 'build/shell', outExtension: { '.js': '.cjs' } },
    { ...shared, platform: 'node', target: 'chrome130', format: 'cjs', external: ['electron'], entryPoints: { preload: 'main/shell/preload.ts' }, outdir: 'build/shell', outExtension: { '.js': '.cjs' } },
  ],
  core: () => [{
    ...shared, platform: 'node', target: 'node24', format: 'esm', external: [...carriedPackages], banner: requireBanner, entryPoints: { core: 'main/core/core.ts' }, outdir: 'build/core', outExtension: { '.js': '.mjs' },
  }],
  window: () => [{ ...page, target: 'chrome130', entryPoints: { open: 'renderer/window/open.ts', main: 'renderer/window/main.tsx', han: 'renderer/design/fonts-han.css' }, outdir: 'build/window' }],
  console: () => [{ ...page, target: 'es2022', entryPoints: { main: 'renderer/console/main.tsx' }, outdir: 'build/console' }],
  phone: () => [{ ...page, target: 'es2022', entryPoints: { main: 'renderer/phone/main.tsx' }, outdir: 'build/phone' }],
};

/** Files a part needs beside its bundle, as they are. */
const companions: Partial<Readonly<Record<BuildPart, readonly string[]>>> = { window: ['renderer/window/index.html'], console: ['renderer/console/index.html'], phone: ['renderer/phone/index.html'] };

/**
 * Bundles the parts into `build/`, a part only when a file it was made from has changed since.
 * @returns the parts that were built
 */
export async function buildAll(parts: readonly BuildPart[] = buildParts): Promise<readonly BuildPart[]> {
  const built: BuildPart[] = [];
  for (const part of parts) {
    if (isFresh(part)) continue;
    await buildPart(part);
    built.push(part);
  }
  return built;
}

async function buildPart(part: BuildPart): Promise<void> {
  const outdir = join(projectRoot, 'build', part);
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const inputs = new Set<string>(companions[part] ?? []);
  const preloads: string[] = [];
  for (const entry of options[part]()) {
    const { metafile } = await build({ ...entry, metafile: true, plugins: [refuseForeignParts(part)] });
    for (const path of Object.keys(metafile.inputs)) inputs.add(path);
    preloads.push(...chunksOfMain(metafile, outdir));
  }
  for (const path of companions[part] ?? []) writeFileSync(join(outdir, basename(path)), withPreloads(readFileSync(join(projectRoot, path), 'utf8'), preloads));
  const stamps = Object.fromEntries([...inputs].filter((path) => existsSync(join(projectRoot, path))).map((path) => [path, fingerprint(path)]));
  writeFileSync(join(outdir, '.inputs.json'), JSON.stringify(stamps));
}

/** A page's programme and what it asks for at once: fetched with the page, not after it was read. */
function chunksOfMain({ outputs }: Metafile, outdir: string): readonly string[] {
  const main = Object.entries(outputs).find(([path]) => path.endsWith('/main.js'))?.[1];
  return ['main.js', ...(main?.imports ?? []).filter(({ kind }) => kind === 'import-statement').map(({ path }) => relative(outdir, join(projectRoot, path)))];
}

/** After what the page shows: nothing of it comes later for them. What its own script asks for is not asked for twice. */
function withPreloads(page: string, chunks: readonly string[]): string {
  return page.replace('  </body>', `${chunks.filter((chunk) => !page.includes(`src="${chunk}"`)).map((chunk) => `    <link rel="modulepreload" href="${chunk}" />\n`).join('')}  </body>`);
}

/** What the console or the hub needs never ships inside the kiosk. */
function refuseForeignParts(part: BuildPart): Plugin {
  const forbidden = part === 'console' || part === 'phone' ? /\/(main\/(shell|core|hub)|tests)\// : /\/(main\/hub|renderer\/(console|phone)|tests)\//;
  return {
    name: 'refuse-foreign-parts',
    setup: (builder) => builder.onLoad({ filter: forbidden }, ({ path }) => (path.startsWith(projectRoot) ? { errors: [{ text: `${path.slice(projectRoot.length + 1)} does not belong in ${part}` }] } : undefined)),
  };
}

function isFresh(part: BuildPart): boolean {
  const path = join(projectRoot, 'build', part, '.inputs.json');
  if (!existsSync(path)) return false;
  // Written by buildPart above, and by nothing else.
  const stamps = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>;
  return Object.keys(stamps).length > 0 && Object.entries(stamps).every(([input, stamp]) => existsSync(join(projectRoot, input)) && fingerprint(input) === stamp);
}

function fingerprint(path: string): string {
  return hash('sha1', readFileSync(join(projectRoot, path)));
}

if (import.meta.main) {
  const built = await buildAll();
  console.log(built.length === 0 ? 'everything is fresh' : `built ${built.join(', ')}`);
}
