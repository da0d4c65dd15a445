import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/** Options for the service, and a switch, that make every virtual reader fail while a card lies on it. */
export type FaultyDriver = {
  readonly options: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly breakDown: () => void;
  readonly mend: () => void;
};

/** Builds the driver into a folder of the test's own. */
export function makeFaultyDriver(folder: string): FaultyDriver {
  const [library, configuration, fault] = [join(folder, 'faulty-reader.so'), join(folder, 'readers'), join(folder, 'fault')];
  // By the name under which the loader will look for it.
  symlinkSync(driver, join(folder, 'libifdvpcd.so.0'));
  execFileSync('gcc', ['-shared', '-fPIC', '-Wl,--no-as-needed', '-o', library, join(import.meta.dirname, 'faulty-reader.c'), driver, `-Wl,-rpath,${folder}`, '-ldl']);
  mkdirSync(configuration);
  writeFileSync(join(configuration, 'vpcd'), `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH ${library}\nCHANNELID 0x8C7B\n`);
  return {
    options: ['--config', configuration],
    environment: { VITRINE_READER_FAULT: fault },
    breakDown: () => writeFileSync(fault, ''),
    mend: () => {
      if (existsSync(fault)) rmSync(fault);
    },
  };
}
