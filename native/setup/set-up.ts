import { buildAll } from './build.ts';
import { ensureCardBinding } from './card-binding.ts';
import { ensureDebianPackages, type PackageSet } from './debian-packages.ts';
import { describeElectron, ensureElectron } from './electron.ts';
import { layOutKiosk, type Kiosk } from './lay-out-kiosk.ts';
import { ensureModels } from './models.ts';
import { runSteps } from './steps.ts';

/** Everything a fresh clone needs, step by step; a second run only looks and finds it done. */
export async function setUp(packages: PackageSet): Promise<Kiosk> {
  const made: { kiosk: Kiosk | null } = { kiosk: null };
  await runSteps([
    { title: 'Debian’s packages', run: () => ensureDebianPackages(packages) },
    { title: 'PC/SC binding for Node 24', run: ensureCardBinding },
    { title: 'Electron', run: async () => describeElectron(await ensureElectron()) },
    { title: 'Watches and stills', run: ensureModels },
    { title: 'Bundles of shell, core, window and console', run: async () => sayBuilt(await buildAll()) },
    {
      title: 'Kiosk, laid out for its own user',
      run: async () => {
        const kiosk = layOutKiosk(await ensureElectron());
        made.kiosk = kiosk;
        return kiosk.user ? `runs as ${kiosk.user.name}, sandbox on` : 'runs as you, sandbox on';
      },
    },
  ]);
  if (!made.kiosk) throw new Error('the kiosk was not laid out');
  return made.kiosk;
}

function sayBuilt(parts: readonly string[]): string {
  return parts.length === 0 ? 'fresh' : `built ${parts.join(', ')}`;
}
