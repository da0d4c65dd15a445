import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const source = new URL('power-cut.c', import.meta.url);

/** A disk for one folder that holds, after a cut, only what was synced to it. */
export type ForgetfulDisk = {
  readonly environment: Readonly<Record<string, string>>;
  /** What the folder is after the power came back. The process that used it must be dead. */
  readonly cut: () => void;
};

/** Compiles the library once; needs a C compiler. */
export function compileForgetfulDisk(workFolder: string): string {
  const library = join(workFolder, 'power-cut.so');
  if (!existsSync(library)) execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source.pathname, '-ldl'], { stdio: ['ignore', 'ignore', 'inherit'] });
  return library;
}

/** What is in the folder already is on the disk. */
export function forgetfulDisk(library: string, folder: string, shadow: string): ForgetfulDisk {
  const keepAll = (): void => {
    rmSync(shadow, { recursive: true, force: true });
    mkdirSync(join(shadow, '.contents'), { recursive: true });
    cpSync(folder, join(shadow, 'tree'), { recursive: true });
  };
  keepAll();
  const environment = { LD_PRELOAD: library, POWER_CUT_ROOT: folder, POWER_CUT_SHADOW: shadow };
  return {
    environment,
    cut: () => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(join(shadow, 'tree'), folder, { recursive: true, filter: (path) => !path.endsWith('.cut') });
      // What is on the disk now is what is kept: the files have new inodes.
      keepAll();
    },
  };
}
