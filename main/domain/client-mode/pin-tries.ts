/**
 * What a badge's PIN has been tried. The lock is a length of time that a monotonic clock uses up while the window runs:
 * setting the clock forward, or leaving the window off, shortens nothing.
 */
export type PinTries = { readonly wrong: number; readonly lockLeftMs: number };

export const mostWrongPins = 5;
export const pinLockMs = 30 * 60_000;

export const freshTries: PinTries = { wrong: 0, lockLeftMs: 0 };

export function isLocked(tries: PinTries): boolean {
  return tries.lockLeftMs > 0;
}

export function triesLeft(tries: PinTries): number {
  return isLocked(tries) ? 0 : mostWrongPins - tries.wrong;
}

/** Counted before a PIN is tried, so that ending the window in the middle of a try gives none back. */
export function afterTry(tries: PinTries): PinTries {
  const wrong = tries.wrong + 1;
  return wrong >= mostWrongPins ? { wrong: 0, lockLeftMs: pinLockMs } : { wrong, lockLeftMs: 0 };
}

export function afterTime(tries: PinTries, passedMs: number): PinTries {
  return isLocked(tries) ? { ...tries, lockLeftMs: Math.max(0, tries.lockLeftMs - Math.max(0, passedMs)) } : tries;
}
