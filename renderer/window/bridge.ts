import type { EventPayload, IpcResult, RequestInput, RequestOutput, WindowBridge, WindowEvent, WindowRequest } from '#contract/window-api.ts';

declare global {
  interface Window {
    readonly vitrine: WindowBridge;
  }
}

/** Asks shell or core. Never throws: what cannot be had is an answer too. */
export async function request<Channel extends WindowRequest>(channel: Channel, input: RequestInput<Channel>): Promise<IpcResult<RequestOutput<Channel>>> {
  try {
    return await window.vitrine.request(channel, input);
  } catch {
    return { ok: false, code: 'away' };
  }
}

export function subscribe<Channel extends WindowEvent>(channel: Channel, listener: (payload: EventPayload<Channel>) => void): () => void {
  return window.vitrine.subscribe(channel, listener);
}
