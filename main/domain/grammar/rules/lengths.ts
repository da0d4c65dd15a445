import type { Locale } from '../../locale.ts';
import type { PassageKind } from '../passage.ts';
import { countWords, sentencesOf } from '../sentences.ts';

type Bounds = readonly [least: number, most: number];
type BoundsByScript = { readonly words: Bounds; readonly arabic: Bounds; readonly chinese: Bounds; readonly japanese: Bounds; readonly sentences: number };

/**
 * French and English in words. Arabic in words too, fewer at the least since article and conjunction are written with theirs.
 * Chinese and Japanese in characters: about two, and two and a half, to the French word.
 */
const boundsByKind: Readonly<Record<PassageKind, BoundsByScript>> = {
  line: { words: [6, 12], arabic: [4, 12], chinese: [8, 24], japanese: [10, 32], sentences: 2 },
  attract: { words: [1, 8], arabic: [1, 8], chinese: [2, 16], japanese: [2, 20], sentences: 2 },
  sentence: { words: [4, 24], arabic: [4, 22], chinese: [8, 48], japanese: [10, 60], sentences: 2 },
  reason: { words: [4, 14], arabic: [3, 14], chinese: [5, 28], japanese: [7, 36], sentences: 1 },
  title: { words: [1, 8], arabic: [1, 8], chinese: [1, 16], japanese: [1, 20], sentences: 1 },
  prose: { words: [1, 70], arabic: [1, 70], chinese: [1, 140], japanese: [1, 180], sentences: 4 },
  fact: { words: [1, 18], arabic: [1, 18], chinese: [1, 36], japanese: [1, 45], sentences: 1 },
};

const article: Readonly<Record<PassageKind, string>> = {
  line: 'a line', attract: 'an attract line', sentence: 'a chapter\'s sentence', reason: 'a reason', title: 'a title', prose: 'a notice', fact: 'a specification',
};

export function lengthFault(kind: PassageKind, locale: Locale, text: string): string | null {
  const [least, most] = boundsFor(kind, locale);
  const count = countWords(locale, text);
  if (count >= least && count <= most) return null;
  const unit = locale === 'zh-Hans' || locale === 'ja' ? 'characters' : 'words';
  return `${count} ${unit}, and ${article[kind]} has ${least} to ${most}`;
}

export function sentencesFault(kind: PassageKind, text: string): string | null {
  const count = sentencesOf(text).length;
  const most = boundsByKind[kind].sentences;
  return count <= most ? null : `${count} sentences, and ${article[kind]} has at most ${most}`;
}

function boundsFor(kind: PassageKind, locale: Locale): Bounds {
  const bounds = boundsByKind[kind];
  if (locale === 'zh-Hans') return bounds.chinese;
  if (locale === 'ja') return bounds.japanese;
  return locale === 'ar' ? bounds.arabic : bounds.words;
}
