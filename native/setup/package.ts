import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { buildAll } from './build.ts';
import { ensureCardBinding } from './card-binding.ts';
import { buildDebianArchive } from './debian-archive.ts';
import { ensureDebianPackages } from './debian-packages.ts';
import { describeElectron, ensureElectron, type ElectronRuntime } from './electron.ts';
import { layOutApplication } from './lay-out-kiosk.ts';
import { projectRoot } from './places.ts';
import { runSteps } from './steps.ts';

const unpacked = join(projectRoot, 'dist/linux-unpacked');

/** `npm run package`: the kiosk as a machine installs it, in `dist/`, with the Electron that can be had here. */
await runSteps([
  { title: 'Debian’s packages', run: () => ensureDebianPackages('tests') },
  { title: 'PC/SC binding for Node 24', run: ensureCardBinding },
  { title: 'Electron', run: async () => describeElectron(await ensureElectron()) },
  { title: 'Bundles of shell, core and window', run: async () => `built ${(await buildAll(['shell', 'core', 'window'])).join(', ') || 'nothing, all are fresh'}` },
  { title: 'Folder that runs', run: async () => unpack(await ensureElectron()) },
  { title: 'Debian package', run: async () => buildDebianArchive(unpacked, { isForShops: (await ensureElectron()).isOfficial }) },
]);

async function unpack(runtime: ElectronRuntime): Promise<string> {
  const laidOut = join(projectRoot, 'build/package/app');
  rmSync(laidOut, { recursive: true, force: true });
  layOutApplication(laidOut);
  process.env['ELECTRON_BUILDER_CACHE'] ??= join(projectRoot, 'build/package/cache');
  await build({
    projectDir: projectRoot,
    targets: Platform.LINUX.createTarget('dir'),
    config: { extends: join(projectRoot, 'electron-builder.yml'), electronDist: runtime.folder, electronVersion: runtime.version },
  });
  rmSync(join(unpacked, 'vitrine-seal.json'), { force: true });
  return unpacked;
}
