import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromCore, type ToCore } from '#contract/core-process.ts';
import type { CoreEvent, CoreRequest, EventPayload, IpcResult, RequestInput, RequestOutput, WindowState } from '#contract/window-api.ts';

const source = new URL('../../main/core/core.ts', import.meta.url);

export type CoreOptions = {
  readonly folder: string;
  readonly hubUrl?: string;
  readonly pairingCode?: string;
  readonly pollMs?: number;
  /** More environment, such as a library to load first. */
  readonly more?: Readonly<Record<string, string>>;
  /** Another file than the source's, such as a bundle of it. */
  readonly entry?: string;
  /** Told before it is ready, for who may end it even then. */
  readonly onSpawn?: (child: ChildProcess) => void;
};

/** Core as the shell meets it: forked, spoken to over its channel. */
export type CoreProcess = {
  readonly pid: number;
  readonly readyAfterMs: number;
  readonly request: <Channel extends CoreRequest>(channel: Channel, input: RequestInput<Channel>) => Promise<IpcResult<RequestOutput<Channel>>>;
  /** Says anything at all, as a broken shell might. */
  readonly say: (message: unknown) => void;
  readonly send: (message: ToCore) => void;
  /** The next event of a channel that fits, or one that came already. */
  readonly event: <Channel extends CoreEvent>(channel: Channel, fits?: (payload: EventPayload<Channel>) => boolean) => Promise<EventPayload<Channel>>;
  readonly messages: () => readonly unknown[];
  readonly log: () => string;
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<void>;
  readonly kill: () => Promise<void>;
};

export async function aCoreFolder(t: { readonly after: (end: () => Promise<void>) => void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vitrine-core-'));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** @throws when core ends before it is ready */
export async function startCore(options: CoreOptions): Promise<CoreProcess> {
  const startedAtMs = performance.now();
  const child = fork(options.entry ?? source, [], { env: environmentFor(options), stdio: ['ignore', 'pipe', 'pipe', 'ipc'], serialization: 'advanced' });
  options.onSpawn?.(child);
  const heard: unknown[] = [];
  const hearers = new Set<() => void>();
  let log = '';
  child.stdout?.on('data', (text: Buffer) => (log += text.toString('utf8')));
  child.stderr?.on('data', (text: Buffer) => (log += text.toString('utf8')));
  const answers = new Map<number, (result: IpcResult<unknown>) => void>();
  child.on('message', (said) => {
    const message = fromCore.parse(said);
    heard.push(message);
    if (message.type === 'answer') answers.get(message.id)?.(message.result as IpcResult<unknown>);
    for (const hear of hearers) hear();
  });
  child.once('exit', () => answers.forEach((answer) => answer({ ok: false, code: 'away' })));
  const until = waiter(child, heard, hearers, () => log);
  await until((message) => isOfType(message, 'ready'));
  let lastId = 0;
  return {
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - startedAtMs,
    // The answer of a channel is that channel's output; the schema was applied by core.
    request: <Channel extends CoreRequest>(channel: Channel, input: RequestInput<Channel>) => new Promise<IpcResult<RequestOutput<Channel>>>((resolve) => {
      if (!child.connected) return resolve({ ok: false, code: 'away' });
      lastId += 1;
      answers.set(lastId, (result) => resolve(result as IpcResult<RequestOutput<Channel>>));
      // A core that was killed meanwhile answers by its end.
      child.send({ type: 'request', id: lastId, channel, input }, () => undefined);
    }),
    say: (message) => void child.send(message as never, () => undefined),
    send: (message) => void child.send(message, () => undefined),
    event: async (channel, fits = () => true) => {
      const message = await until((said) => isEvent(said, channel) && fits(said.payload as never));
      return (message as { payload: never }).payload;
    },
    messages: () => heard,
    log: () => log,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => end(child, () => child.disconnect()),
    kill: () => end(child, () => child.kill('SIGKILL')),
  };
}

/** The value of an answer; a refusal of the channel itself is a fault of the test. */
export function valueOf<Value>(result: IpcResult<Value>): Value {
  if (!result.ok) throw new Error(`core answered ${result.code}`);
  return result.value;
}

/** A window that is paired and shows its first publication, as the renderer would bring about. */
export async function startPairedCore(options: CoreOptions): Promise<{ readonly core: CoreProcess; readonly state: Extract<WindowState, { phase: 'ready' }> }> {
  const core = await startCore({ pollMs: 400, ...options });
  const offered = await core.event('publication-offered');
  await core.request('publications.answer', { number: offered.number, outcome: 'switched', reason: null });
  const state = valueOf(await core.request('state.read', {}));
  if (state.phase !== 'ready') throw new Error(`the window is ${state.phase}`);
  return { core, state };
}

function environmentFor(options: CoreOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    VITRINE_DATA: options.folder,
    VITRINE_TRAY: 'off',
    VITRINE_LOG: 'debug',
    ...(options.hubUrl === undefined ? {} : { VITRINE_HUB_URL: options.hubUrl }),
    ...(options.pairingCode === undefined ? {} : { VITRINE_PAIRING_CODE: options.pairingCode }),
    ...(options.pollMs === undefined ? {} : { VITRINE_POLL_MS: String(options.pollMs) }),
    ...options.more,
  };
}

function waiter(child: ChildProcess, heard: readonly unknown[], hearers: Set<() => void>, log: () => string) {
  return (fits: (message: unknown) => boolean): Promise<unknown> => new Promise((resolve, reject) => {
    const look = (): void => {
      const message = heard.find(fits);
      if (message === undefined) return;
      leave();
      resolve(message);
    };
    const ended = (): void => {
      leave();
      reject(new Error(`core ended: ${log()}`));
    };
    const timer = setTimeout(() => {
      leave();
      reject(new Error(`not heard in time: ${log().slice(-2000)}`));
    }, 60_000);
    const leave = (): void => {
      clearTimeout(timer);
      hearers.delete(look);
      child.removeListener('exit', ended);
    };
    hearers.add(look);
    child.once('exit', ended);
    look();
  });
}

function isOfType(message: unknown, type: string): message is { readonly type: string } {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type;
}

function isEvent(message: unknown, channel: string): message is { readonly payload: unknown } {
  return isOfType(message, 'event') && 'channel' in message && message.channel === channel && 'payload' in message;
}

async function end(child: ChildProcess, act: () => void): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  act();
  await gone;
}
