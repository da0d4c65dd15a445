import type { Clock } from '../clock/clock.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Facts beside an event: ids, counts, codes. Never a name, a contact, a token or a body. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export type Log = {
  readonly debug: (event: string, facts?: LogFacts) => void;
  readonly info: (event: string, facts?: LogFacts) => void;
  readonly warn: (event: string, facts?: LogFacts) => void;
  readonly error: (event: string, facts?: LogFacts) => void;
};

/** One JSON object a line: `{ at, level, process, event, … }`. */
export function createLog(process: string, clock: Clock, write: (line: string) => void): Log {
  const at = (level: LogLevel) => (event: string, facts: LogFacts = {}): void => {
    write(`${JSON.stringify({ at: clock.now().toISOString(), level, process, event, ...facts })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

export const silentLog: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** What may be said of a fault in a log: its sort and its code, never its text, which may quote what was being handled. */
export function faultFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { fault: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const frame = error.stack?.split('\n').find((line) => line.startsWith('    at '))?.trim().slice(0, 160) ?? null;
  return { fault: error.name, code, frame };
}
