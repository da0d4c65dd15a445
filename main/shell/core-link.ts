import { spawn, type ChildProcess } from 'node:child_process';
import { fromCore, type FromCore, type ToCore } from '#contract/core-process.ts';
import type { IpcResult } from '#contract/window-api.ts';
import { assertNever } from '#domain/assert-never.ts';
import type { Log } from '../platform/log/log.ts';
import { restartDelays } from './restart-delays.ts';

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
const maxMissed = 3;
/** Core opens its database and carries out migrations before it is ready. */
const maxStartMs = 30_000;
/** Core's own bound for an orderly end is two seconds. */
const maxEndMs = 3_000;

/** Core, forked on Node 24, its heart listened to, started again within two seconds whenever it ends. */
export class CoreLink {
  readonly #parts: CoreLinkParts;
  readonly #pending = new Map<number, (result: IpcResult<unknown>) => void>();
  readonly #delays = restartDelays();
  readonly #heart: NodeJS.Timeout;
  #child: ChildProcess | null = null;
  #restart: NodeJS.Timeout | null = null;
  #isDisposed = false;
  #isReady = false;
  #startedAtMs = 0;
  #nextId = 1;
  #missed = 0;

  constructor(parts: CoreLinkParts) {
    this.#parts = parts;
    this.#heart = setInterval(() => this.#beat(), heartbeatMs);
    this.#start();
  }

  /** Answers `away` at once when core is not there, and when it ends before it answered; a core that starts answers when it is whole. */
  request(channel: string, input: unknown): Promise<IpcResult<unknown>> {
    return new Promise((resolve) => {
      const id = this.#nextId;
      this.#nextId += 1;
      this.#pending.set(id, resolve);
      if (this.#say({ type: 'request', id, channel, input })) return;
      this.#pending.delete(id);
      resolve({ ok: false, code: 'away' });
    });
  }

  /** Lost when core is not there: nothing that must arrive goes this way. */
  tell(message: Exclude<ToCore, { type: 'request' | 'ping' }>): void {
    this.#say(message);
  }

  pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Closes the channel, at which core ends by itself, and ends it after a bound. */
  async dispose(): Promise<void> {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    clearInterval(this.#heart);
    if (this.#restart) clearTimeout(this.#restart);
    const child = this.#child;
    if (!child) return;
    await new Promise<void>((resolve) => {
      const impatience = setTimeout(() => child.kill('SIGKILL'), maxEndMs);
      child.once('exit', () => {
        clearTimeout(impatience);
        resolve();
      });
      if (child.connected) child.disconnect();
    });
  }

  #start(): void {
    this.#startedAtMs = performance.now();
    this.#missed = 0;
    const { nodePath, bundle, environment, log } = this.#parts;
    const born = spawn(nodePath, ['--enable-source-maps', bundle], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced', env: environment });
    this.#child = born;
    log.info('core-started', { pid: born.pid ?? null });
    born.on('message', (said) => this.#hear(said));
    born.on('error', () => this.#ended(born, null));
    born.on('exit', (code) => this.#ended(born, code));
  }

  #ended(which: ChildProcess, code: number | null): void {
    if (which !== this.#child) return;
    this.#child = null;
    if (this.#isReady) this.#parts.onHere(false);
    this.#isReady = false;
    for (const answer of this.#pending.values()) answer({ ok: false, code: 'away' });
    this.#pending.clear();
    if (this.#isDisposed) return;
    const delayMs = this.#delays.after(performance.now());
    this.#parts.log.warn('core-ended', { code, delayMs });
    this.#restart = setTimeout(() => this.#start(), delayMs);
  }

  #hear(said: unknown): void {
    const parsed = fromCore.safeParse(said);
    if (parsed.success) return this.#heard(parsed.data);
    this.#parts.log.warn('core-message-unfit');
  }

  #heard(message: FromCore): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        return this.#parts.onHere(true);
      case 'pong':
        this.#missed = 0;
        return;
      case 'answer':
        this.#pending.get(message.id)?.(message.result.ok ? { ok: true, value: message.result.value } : message.result);
        this.#pending.delete(message.id);
        return;
      case 'event':
        return this.#parts.onEvent(message.channel, message.payload);
      case 'screenshot-wanted':
        return this.#parts.onScreenshotWanted();
      default:
        return assertNever(message);
    }
  }

  #beat(): void {
    if (!this.#child) return;
    const isSilent = this.#isReady ? this.#missed >= maxMissed : performance.now() - this.#startedAtMs > maxStartMs;
    if (isSilent) {
      this.#parts.log.error('core-silent', { missed: this.#missed });
      this.#child.kill('SIGKILL');
      return;
    }
    if (!this.#isReady) return;
    this.#missed += 1;
    this.#say({ type: 'ping', number: this.#missed });
  }

  /** @returns whether core could be told: a full channel still takes the message. */
  #say(message: ToCore): boolean {
    if (this.#child?.connected !== true) return false;
    this.#child.send(message);
    return true;
  }
}
