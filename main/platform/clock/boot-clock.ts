import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';

/**
 * A time that nobody sets and that goes on while the machine sleeps, the same for every process until the machine starts again.
 * What was counted by it under another `bootId` means nothing.
 */
export type BootClock = { readonly bootId: string; readonly sinceBootMs: () => number };

const kernelsName = '/proc/sys/kernel/random/boot_id';

/** Where the system gives its start no name, each process is a start of its own: less is promised, never more. */
export const systemBootClock: BootClock = { bootId: readBootId(), sinceBootMs: () => uptime() * 1_000 };

function readBootId(): string {
  try {
    return readFileSync(kernelsName, 'utf8').trim();
  } catch {
    // Not Linux.
    return randomUUID();
  }
}
