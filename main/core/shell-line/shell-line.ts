import { toCore, type FromCore, type ToCore } from '#contract/core-process.ts';
import { coreRequests, type CoreEvent, type CoreRequest, type EventPayload, type IpcResult, type RequestInput, type RequestOutput } from '#contract/window-api.ts';
import { assertNever } from '#domain/assert-never.ts';
import { faultFacts, type Log } from '../../platform/log/log.ts';
import { OtherBody } from '../outbox/outbox.ts';

export type Handlers = { readonly [Channel in CoreRequest]: (input: RequestInput<Channel>) => RequestOutput<Channel> | Promise<RequestOutput<Channel>> };

/** Answered `away`: there is no hub, or no publication, that this could be about yet. */
export class NotReady extends Error {}

export type ShellLine = {
  readonly tell: <Channel extends CoreEvent>(channel: Channel, payload: EventPayload<Channel>) => void;
  readonly askForScreenshot: () => void;
  readonly ready: () => void;
};

export type ShellHearer = {
  readonly screenshot: (message: Extract<ToCore, { type: 'screenshot' }>) => void;
  readonly rendererGone: () => void;
};

/** The part of `process` that a forked child speaks through. */
export type ForkedProcess = {
  readonly send: (message: FromCore) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
};

type Parts = { readonly process: ForkedProcess; readonly handlers: Handlers; readonly hearer: ShellHearer; readonly log: Log };

/** Parses what arrives and answers each request once, whatever happens: bad input `invalid`, a bug `fault`. Nothing that is said to it ends core. */
export function openShellLine({ process, handlers, hearer, log }: Parts): ShellLine {
  process.onMessage((said) => {
    const parsed = toCore.safeParse(said);
    if (!parsed.success) {
      log.warn('shell-message-unfit');
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case 'ping': return process.send({ type: 'pong', number: message.number });
      case 'screenshot': return hearer.screenshot(message);
      case 'renderer-gone': return hearer.rendererGone();
      case 'request': return void answer(message.channel, message.input, handlers, log).then((result) => process.send({ type: 'answer', id: message.id, result }));
      default: return assertNever(message);
    }
  });
  return {
    tell: (channel, payload) => process.send({ type: 'event', channel, payload }),
    askForScreenshot: () => process.send({ type: 'screenshot-wanted' }),
    ready: () => process.send({ type: 'ready' }),
  };
}

async function answer(name: string, input: unknown, handlers: Handlers, log: Log): Promise<IpcResult<unknown>> {
  if (!isCoreRequest(name)) return { ok: false, code: 'invalid' };
  try {
    return await answerChannel(name, input, handlers);
  } catch (error) {
    if (error instanceof NotReady) return { ok: false, code: 'away' };
    if (error instanceof OtherBody) return { ok: false, code: 'invalid' };
    log.error('request-fault', { channel: name, ...faultFacts(error) });
    return { ok: false, code: 'fault' };
  }
}

async function answerChannel<Channel extends CoreRequest>(channel: Channel, input: unknown, handlers: Handlers): Promise<IpcResult<RequestOutput<Channel>>> {
  const parsed = coreRequests[channel].input.safeParse(input);
  if (!parsed.success) return { ok: false, code: 'invalid' };
  // The schema of a channel is what its handler's input type was inferred from; TypeScript cannot follow the pair through the index.
  const value = await handlers[channel](parsed.data as RequestInput<Channel>);
  return { ok: true, value };
}

function isCoreRequest(name: string): name is CoreRequest {
  return Object.hasOwn(coreRequests, name);
}
