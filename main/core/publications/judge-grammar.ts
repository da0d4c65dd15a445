import { judgeContent } from '#domain/grammar/judge-content.ts';
import type { Publication } from './read-publication.ts';

/** The maison's grammar, held against a publication once more on the window: one sentence a finding. */
export function judgeGrammar({ manifest }: Publication): readonly string[] {
  return judgeContent(manifest.content).map(({ rule, where, words }) => `${rule} at ${where}: ${words}`);
}
