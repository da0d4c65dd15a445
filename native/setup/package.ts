import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { buildAll } from './build.ts';
import { buildDebianPackage } from './debian-archive.ts';
import { describeElectron, ensureElectron } from './electron.ts';
import { layOutApplication } from './lay-out-kiosk.ts';
import { projectRoot } from './places.ts';
import { runSteps } from './steps.ts';

export type Package = {
  /** The folder that runs as it is; `vitrine` in it is the executable. */
  readonly unpacked: string;
  /** The same, with the appliance's files, as Debian installs it. */
  readonly debianArchive: string;
};

/** Makes the kiosk as a shop installs it, in `dist/`, with the Electron that can be had here. */
export async function packageKiosk(): Promise<Package> {
  const runtime = await ensureElectron();
  const made: Package = { unpacked: join(projectRoot, 'dist/linux-unpacked'), debianArchive: join(projectRoot, 'dist/vitrine.deb') };
  await runSteps([
    { title: 'Electron', run: () => describeElectron(runtime) },
    { title: 'Bundles', run: async () => `built ${(await buildAll(['shell', 'core', 'window'])).join(', ') || 'nothing, all are fresh'}` },
    {
      title: 'Folder that runs',
      run: async () => {
        const laidOut = join(projectRoot, 'build/package/app');
        rmSync(laidOut, { recursive: true, force: true });
        layOutApplication(laidOut);
        await build({
          projectDir: projectRoot,
          targets: Platform.LINUX.createTarget('dir'),
          config: { extends: join(projectRoot, 'electron-builder.yml'), electronDist: runtime.folder, electronVersion: runtime.version },
        });
        return made.unpacked;
      },
    },
    { title: 'Debian package', run: () => buildDebianPackage({ ...made, isForShops: runtime.isOfficial }) },
  ]);
  return made;
}

if (import.meta.main) await packageKiosk();
