import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron';
import { shellRequests, windowRequests, type IpcResult, type RequestInput, type RequestOutput, type ShellRequest, type WindowRequest } from '#contract/window-api.ts';
import { faultFacts, type Log } from '../platform/log/log.ts';
import { glassOrigin } from './lock-down.ts';

export type ShellHandlers = { readonly [Channel in ShellRequest]: (input: RequestInput<Channel>, sender: WebContents) => RequestOutput<Channel> | Promise<RequestOutput<Channel>> };

export type RelayParts = {
  readonly handlers: ShellHandlers;
  readonly askCore: (channel: string, input: unknown) => Promise<IpcResult<unknown>>;
  readonly log: Log;
  readonly onAsked: (sender: WebContents) => void;
};

/** Answers every request of a page: checks who asks, parses what is asked and what core answers. Nothing unparsed passes in either direction. */
export function openRelay(parts: RelayParts): () => void {
  ipcMain.handle('vitrine:request', (event, channel: unknown, input: unknown) => relay(parts, event, channel, input));
  return () => ipcMain.removeHandler('vitrine:request');
}

async function relay(parts: RelayParts, event: IpcMainInvokeEvent, channel: unknown, input: unknown): Promise<IpcResult<unknown>> {
  if (!isTrustedFrame(event) || typeof channel !== 'string' || !isRequest(channel)) return { ok: false, code: 'invalid' };
  parts.onAsked(event.sender);
  const parsed = windowRequests[channel].input.safeParse(input);
  if (!parsed.success) {
    parts.log.warn('request-unfit', { channel });
    return { ok: false, code: 'invalid' };
  }
  try {
    const result: IpcResult<unknown> = isShellRequest(channel) ? { ok: true, value: await answer(parts.handlers, channel, parsed.data, event.sender) } : await parts.askCore(channel, parsed.data);
    if (!result.ok || windowRequests[channel].output.safeParse(result.value).success) return result;
    parts.log.error('answer-unfit', { channel });
  } catch (error) {
    parts.log.error('request-fault', { channel, ...faultFacts(error) });
  }
  return { ok: false, code: 'fault' };
}

function answer<Channel extends ShellRequest>(handlers: ShellHandlers, channel: Channel, input: unknown, sender: WebContents): RequestOutput<Channel> | Promise<RequestOutput<Channel>> {
  // Parsed by the very schema that the handler's input type is inferred from.
  return handlers[channel](input as RequestInput<Channel>, sender);
}

function isTrustedFrame(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  const url = frame && !frame.parent ? URL.parse(frame.url) : null;
  return url !== null && `${url.protocol}//${url.host}` === glassOrigin;
}

function isRequest(channel: string): channel is WindowRequest {
  return Object.hasOwn(windowRequests, channel);
}

function isShellRequest(channel: WindowRequest): channel is ShellRequest {
  return Object.hasOwn(shellRequests, channel);
}
