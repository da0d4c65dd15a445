import type { ConsoleOutput } from '#contract/console-api.ts';

/** Who is signed in, and what they may see. */
export type Me = ConsoleOutput<'me'>;

export function boutiqueName(me: Me, id: string): string {
  return me.boutiques.find((boutique) => boutique.id === id)?.name ?? id;
}
