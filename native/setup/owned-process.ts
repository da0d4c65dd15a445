import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';

export type OwnedProcess = {
  readonly child: ChildProcess;
  /** Asks it to end, and ends it after a bound; never another process than the one started here. */
  readonly dispose: () => Promise<void>;
};

const politeMs = 4_000;

export function startOwned(command: string, args: readonly string[], options: SpawnOptions): OwnedProcess {
  const child = spawn(command, [...args], options);
  return {
    child,
    dispose: async () => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), politeMs);
      await ended;
      clearTimeout(impatience);
    },
  };
}
