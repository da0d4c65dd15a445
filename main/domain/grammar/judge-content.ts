import { locales } from '../locale.ts';
import { exclamationIn } from './rules/exclamation.ts';
import { unknownFiguresIn } from './rules/figures-of-watch.ts';
import { figuresThatDiffer } from './rules/figures-that-differ.ts';
import type { Finding, RuleId } from './finding.ts';
import { forbiddenWordIn } from './rules/forbidden-words.ts';
import { imperativeIn } from './rules/imperatives.ts';
import type { JudgedContent } from './judged-content.ts';
import { lengthFault, sentencesFault } from './rules/lengths.ts';
import { localeNames, type Passage, passagesOf } from './passage.ts';
import { priceIn } from './rules/prices.ts';
import { superlativeIn } from './rules/superlatives.ts';
import { triadIn } from './rules/triads.ts';

/**
 * Reads a whole document by the maison's grammar.
 * @returns every breach, in reading order; empty when the document may be published
 */
export function judgeContent(content: JudgedContent): readonly Finding[] {
  const passages = passagesOf(content).flatMap((passage) => judgePassage(passage, content.settings.showPrices));
  if (content.role !== 'street' || !content.settings.showPrices) return passages;
  return [...passages, { rule: 'price', where: 'settings.showPrices', words: 'A window on the street never shows prices.' }];
}

function judgePassage(passage: Passage, showPrices: boolean): readonly Finding[] {
  const differing = figuresThatDiffer(passage);
  const findings: Finding[] = differing === null
    ? []
    : [{ rule: 'figures-differ', where: passage.where, words: `${sentenceStart(passage.called)}: ${differing}.` }];
  for (const locale of locales) {
    const text = passage.text[locale];
    const add = (rule: RuleId, fault: string | null) => {
      if (fault !== null) findings.push({ rule, where: `${passage.where}.${locale}`, words: `${sentenceStart(passage.called)}, in ${localeNames[locale]}: ${fault}.` });
    };
    add('length', lengthFault(passage.kind, locale, text));
    add('sentences', sentencesFault(passage.kind, text));
    add('forbidden-word', forbiddenWordIn(locale, text));
    add('imperative', imperativeIn(locale, text));
    add('exclamation', exclamationIn(text));
    add('superlative', superlativeIn(locale, text));
    add('triad', passage.kind === 'prose' || passage.kind === 'fact' ? null : triadIn(locale, text));
    add('figure', unknownFiguresIn(passage, locale));
    add('price', showPrices ? null : priceIn(text));
  }
  return findings;
}

function sentenceStart(called: string): string {
  return called.charAt(0).toUpperCase() + called.slice(1);
}
