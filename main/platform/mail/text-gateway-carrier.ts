import type { CarrierAnswer, MessageCarrier } from './message-carrier.ts';

export type TextGateway = { readonly url: string; readonly token: string };

const patienceMs = 20_000;

/**
 * A gateway for text messages, over HTTPS: POST `{ to, text }`, `Authorization: Bearer`, and `Idempotency-Key`, by which it takes a
 * message once however often it is handed over. 2xx took it, 409 had it already; 408, 425, 429 and 5xx may pass, other answers will not.
 */
export function textGatewayCarrier({ url, token }: TextGateway): MessageCarrier {
  return {
    channel: 'sms',
    deliver: async ({ id, to, text }) => {
      try {
        const answer = await fetch(url, {
          method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patienceMs),
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
          body: JSON.stringify({ to: to.address, text }),
        });
        await answer.body?.cancel();
        return answerOf(answer.status);
      } catch {
        return { outcome: 'later', code: 'gateway-away' };
      }
    },
    dispose: () => undefined,
  };
}

const passing = new Set([408, 425, 429]);

function answerOf(status: number): CarrierAnswer {
  if ((status >= 200 && status < 300) || status === 409) return { outcome: 'accepted' };
  return { outcome: status >= 500 || passing.has(status) ? 'later' : 'refused', code: `gateway-${status}` };
}
