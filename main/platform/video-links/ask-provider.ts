import * as z from 'zod';

const patienceMs = 20_000;

export type ProviderAnswer<Body> = { readonly outcome: 'answered'; readonly body: Body } | { readonly outcome: 'later'; readonly code: string };

/** Asks a provider's HTTP API and parses its answer; whatever goes wrong is a code, and quotes nothing of the answer. */
export async function askProvider<Schema extends z.ZodType>(url: string, asked: RequestInit, schema: Schema): Promise<ProviderAnswer<z.output<Schema>>> {
  try {
    const answer = await fetch(url, { ...asked, redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok) {
      await answer.body?.cancel();
      return { outcome: 'later', code: `video-${answer.status}` };
    }
    const parsed = schema.safeParse(await answer.json());
    return parsed.success ? { outcome: 'answered', body: parsed.data } : { outcome: 'later', code: 'video-unreadable' };
  } catch {
    return { outcome: 'later', code: 'video-away' };
  }
}

export const accessToken = z.object({ access_token: z.string().min(1) });

export const joinUrl = z.url({ protocol: /^https$/ }).max(2000);
