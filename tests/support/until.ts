import { setTimeout as pause } from 'node:timers/promises';

type Looked<Value> = Value | null | undefined | false;

const lookAgainMs = 30;

/**
 * Looks again and again until something is there (neither false, null nor undefined), and answers it.
 * Only for what announces itself to nobody: an event is awaited, not looked for.
 * @throws after `withinMs`, naming what never came
 */
export async function until<Value>(look: () => Promise<Looked<Value>> | Looked<Value>, what = 'what was waited for', withinMs = 30_000): Promise<Value> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== false && found !== null && found !== undefined) return found;
    if (performance.now() > endMs) throw new Error(`it never came: ${what}`);
    await pause(lookAgainMs);
  }
}
