import type { HttpAnswer } from '../../main/platform/http/pinned-http.ts';
import { HubFault } from '../../main/platform/http/hub-fault.ts';
import type { HubLine, Question } from '../../main/core/hub-line/hub-line.ts';

export type Said = { readonly status: number; readonly body?: unknown; readonly bytes?: Buffer; readonly etag?: string };

/** A hub that answers as the test says; null is a hub that is away. */
export function aHubLine(answer: (question: Question) => Said | null): HubLine {
  const say = (question: Question): HttpAnswer => {
    const said = answer(question);
    if (said === null) throw new HubFault('unreachable', 'away');
    const body = said.bytes ?? Buffer.from(JSON.stringify(said.body ?? {}));
    return { status: said.status, headers: said.etag === undefined ? {} : { etag: said.etag }, body };
  };
  return {
    ask: async (question) => say(question),
    listen: async (question, hearer) => {
      const { status, headers, body } = say(question);
      hearer.begin(status, headers);
      hearer.part(body);
    },
    isReachable: () => true,
    since: () => null,
    close: () => undefined,
  };
}
