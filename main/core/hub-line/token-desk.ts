import { hubRoutes, tokenAnswer, type Pairing } from '#contract/hub-api.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import { HubFault } from '../../platform/http/hub-fault.ts';
import type { PinnedHttp } from '../../platform/http/pinned-http.ts';
import { signText, type SigningKey } from '../../platform/signing/ed25519.ts';

export type TokenDesk = {
  /** A token that is good for a minute more at least. */
  readonly token: (timeoutMs: number) => Promise<string>;
  readonly forget: () => void;
};

type Parts = { readonly http: PinnedHttp; readonly pairing: Pairing; readonly key: SigningKey; readonly clock: Clock };

const marginMs = 60_000;
const longestLifeMs = 10 * 60_000;

/** Asks for tokens, one call at a time; their end is counted by a monotonic clock, so that a clock that is set does not keep a dead one. */
export function createTokenDesk({ http, pairing, key, clock }: Parts): TokenDesk {
  let held: { readonly token: string; readonly endsAtMs: number } | null = null;
  let asking: Promise<string> | null = null;
  const ask = async (timeoutMs: number): Promise<string> => {
    const askedAt = clock.now();
    const at = askedAt.toISOString();
    const signature = signText(key, `token/${pairing.windowId}/${at}`);
    const body = JSON.stringify({ windowId: pairing.windowId, at, signature });
    const answer = await http.ask({ method: 'POST', path: hubRoutes.token, headers: { 'content-type': 'application/json' }, body, timeoutMs, maxBytes: 16_384 });
    if (answer.status >= 500) throw new HubFault('unexpected', 'the hub cannot answer now', { status: answer.status });
    const parsed = answer.status === 200 ? tokenAnswer.safeParse(JSON.parse(answer.body.toString('utf8'))) : null;
    if (parsed?.success !== true) throw new HubFault('refused', 'the hub gives this window no token', { status: answer.status });
    const lifeMs = Math.min(longestLifeMs, Math.max(2 * marginMs, Date.parse(parsed.data.expiresAt) - askedAt.getTime()));
    held = { token: parsed.data.token, endsAtMs: clock.monotonicMs() + lifeMs };
    return parsed.data.token;
  };
  return {
    token: async (timeoutMs) => {
      if (held !== null && clock.monotonicMs() < held.endsAtMs - marginMs) return held.token;
      asking ??= ask(timeoutMs).finally(() => (asking = null));
      return asking;
    },
    forget: () => {
      held = null;
    },
  };
}
