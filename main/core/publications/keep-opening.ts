import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Opening } from '#contract/opening.ts';
import { readTextIfThere } from '../../platform/files/file-faults.ts';
import { replaceDurably, syncFolder } from '../../platform/files/replace-durably.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';

/** Leaves for the shell what a page opens on, durably; null takes it away. A disk that does not take it costs the first picture, nothing more. */
export function keepOpening(path: string, opening: Opening | null, log: Log): void {
  const text = opening === null ? null : JSON.stringify(opening);
  try {
    const before = readTextIfThere(path);
    if (text === before) return;
    if (before !== null) rmSync(path);
    if (text === null) syncFolder(dirname(path));
    else replaceDurably(path, text);
  } catch (error) {
    log.warn('opening-not-kept', faultFacts(error));
  }
}
