import type { ReactNode } from 'react';

export type Tone = 'good' | 'bad' | 'quiet' | 'plain';

/** A mark and a word: never the colour alone. */
export function State({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className="state" data-tone={tone}>{children}</span>;
}
