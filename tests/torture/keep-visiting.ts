import { setTimeout as pause } from 'node:timers/promises';
import type { Slot, Submission } from '#contract/submission.ts';
import { aSubmission } from '../support/submission-builder.ts';
import type { Chance } from './random.ts';
import type { TorturedBoutique } from './tortured-boutique.ts';

/** What visitors gave: acknowledged, or left without an answer; to those nobody promised anything. */
export type Given = { readonly acknowledged: readonly Submission[]; readonly unanswered: readonly Submission[] };

type Wishes = {
  readonly visitors: number;
  readonly longestRestMs: number;
  readonly wantsTime: boolean;
  /** True while what is behind the window has enough to do: then visitors only look. */
  readonly isPressed: () => boolean;
};

/** Visitors give and give again, each with a rest in between, until they are told to stop; then they finish what they are at. */
export function keepVisiting(boutique: TorturedBoutique, chance: Chance, { visitors, longestRestMs, wantsTime, isPressed }: Wishes): { readonly stop: () => void; readonly given: () => Promise<Given> } {
  let isOver = false;
  const given: { readonly acknowledged: Submission[]; readonly unanswered: Submission[] } = { acknowledged: [], unanswered: [] };
  const visit = async (): Promise<void> => {
    while (!isOver) {
      await pause(chance.between(0, longestRestMs));
      if (isPressed()) continue;
      const { windowId, published } = boutique.state;
      const submission = await aSubmission({ windowId, published }, { consent: 'given', slot: wantsTime ? await wantedSlot(boutique, chance) : null });
      given[await give(boutique, submission, chance)].push(submission);
    }
  };
  const going = Promise.all(Array.from({ length: visitors }, visit));
  // Whoever asks what was given hears of a refusal; nobody before.
  going.catch(() => undefined);
  return {
    given: () => going.then(() => given),
    stop: () => void (isOver = true),
  };
}

/** A visitor who has no answer gives the same again, as the window does; some leave instead. */
async function give(boutique: TorturedBoutique, submission: Submission, chance: Chance): Promise<keyof Given> {
  for (;;) {
    const result = await boutique.core().request('submissions.submit', submission);
    if (result.ok && result.value.outcome === 'kept') return 'acknowledged';
    if (result.ok || result.code !== 'away') {
      // Its log comes by another way than its answer.
      await pause(500);
      throw new Error(`refused: ${JSON.stringify(result)}\n${boutique.coreFaults()}`);
    }
    if (chance.next() < 0.2) return 'unanswered';
    await pause(20);
  }
}

/** One of the few that everybody wants, if the window offers any now. */
async function wantedSlot(boutique: TorturedBoutique, chance: Chance): Promise<Slot | null> {
  const from = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const listed = await boutique.core().request('slots.list', { kind: 'boutique', from, days: 14 });
  const slots = listed.ok ? listed.value.days.flatMap((day) => day.slots) : [];
  return slots[Math.floor(chance.between(0, Math.min(slots.length, 5)))] ?? null;
}
