import { spawn, type ChildProcess } from 'node:child_process';
import { fromCore, type FromCore, type ToCore } from '#contract/core-process.ts';
import type { IpcResult } from '#contract/window-api.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Log } from '../platform/log/log.ts';

export type CoreLink = {
  /** Answers `away` at once when core is not there, and when it ends before it answered. */
  readonly request: (channel: string, input: unknown) => Promise<IpcResult<unknown>>;
  /** Lost when core is not there: nothing that must arrive goes this way. */
  readonly tell: (message: Exclude<ToCore, { type: 'request' | 'ping' }>) => void;
  readonly pid: () => number | null;
  readonly dispose: () => void;
};

export type CoreLinkParts = {
  readonly nodePath: string;
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly onEvent: (channel: string, payload: unknown) => void;
  readonly onHere: (isHere: boolean) => void;
  readonly onScreenshotWanted: () => void;
};

const heartbeatMs = 1_000;
const missedBeforeKill = 3;
const firstRestartMs = 100;
const maxRestartMs = 1_500;
/** A core that lived this long had started well: the next restart is quick again. */
const settledMs = 30_000;

/** Core, forked on Node 24, its heart listened to, started again within two seconds whenever it ends. */
export function openCoreLink(parts: CoreLinkParts): CoreLink {
  const pending = new Map<number, (result: IpcResult<unknown>) => void>();
  let child: ChildProcess | null = null;
  let isDisposed = false;
  let isReady = false;
  let nextId = 1;
  let missed = 0;
  let restartMs = firstRestartMs;
  let startedAt = 0;
  let restartTimer: NodeJS.Timeout | null = null;

  const start = (): void => {
    startedAt = performance.now();
    missed = 0;
    const born = spawn(parts.nodePath, ['--enable-source-maps', parts.bundle], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced', env: parts.environment });
    child = born;
    parts.log.info('core-started', { pid: born.pid ?? null });
    born.on('message', (said) => hear(said));
    born.on('error', () => ended(born, null));
    born.on('exit', (code) => ended(born, code));
  };

  const ended = (which: ChildProcess, code: number | null): void => {
    if (which !== child) return;
    child = null;
    if (isReady) parts.onHere(false);
    isReady = false;
    for (const answer of pending.values()) answer({ ok: false, code: 'away' });
    pending.clear();
    if (isDisposed) return;
    if (performance.now() - startedAt > settledMs) restartMs = firstRestartMs;
    parts.log.warn('core-ended', { code, restartMs });
    restartTimer = setTimeout(start, restartMs);
    restartMs = Math.min(restartMs * 2, maxRestartMs);
  };

  const hear = (said: unknown): void => {
    const parsed = fromCore.safeParse(said);
    if (!parsed.success) return parts.log.warn('core-message-unfit');
    heard(parsed.data);
  };

  const heard = (message: FromCore): void => {
    switch (message.type) {
      case 'ready':
        isReady = true;
        return parts.onHere(true);
      case 'pong':
        missed = 0;
        return;
      case 'answer':
        pending.get(message.id)?.(message.result.ok ? { ok: true, value: message.result.value } : message.result);
        pending.delete(message.id);
        return;
      case 'event':
        return parts.onEvent(message.channel, message.payload);
      case 'screenshot-wanted':
        return parts.onScreenshotWanted();
      default:
        return assertNever(message);
    }
  };

  const say = (message: ToCore): boolean => child?.connected === true && child.send(message);

  const heart = setInterval(() => {
    if (!child) return;
    missed += 1;
    if (missed > missedBeforeKill) {
      parts.log.error('core-silent', { missed });
      child.kill('SIGKILL');
      return;
    }
    say({ type: 'ping', number: missed });
  }, heartbeatMs);

  start();
  return {
    request: (channel, input) => new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      pending.set(id, resolve);
      if (say({ type: 'request', id, channel, input })) return;
      pending.delete(id);
      resolve({ ok: false, code: 'away' });
    }),
    tell: (message) => void say(message),
    pid: () => child?.pid ?? null,
    dispose: () => {
      isDisposed = true;
      clearInterval(heart);
      if (restartTimer) clearTimeout(restartTimer);
      child?.disconnect();
    },
  };
}
