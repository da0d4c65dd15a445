import type { ContentDocument } from '#contract/content.ts';
import type { Locale, Localized } from '#domain/locale.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';

const whole = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });

/** A document with one watch, a chronograph, one path and one purpose; the grammar accepts it. */
export function aDocument(): ContentDocument {
  return {
    ...whole,
    settings: { ...whole.settings, featuredWatchId: whole.watches[0]?.id ?? whole.settings.featuredWatchId, attractLine: { fr: 'Le huitième', en: 'The eighth', 'zh-Hans': '八分之一秒', ja: '八分の一秒', ar: 'ثُمن الثانية' } },
    watches: whole.watches.slice(0, 1), paths: whole.paths.slice(3, 4), purposes: whole.purposes.slice(0, 1),
  };
}

/** The same with one text of the chronograph, or of its window, said otherwise in one language. */
export function aDocumentSaying(where: 'line' | 'sentence' | 'title' | 'limit' | 'attract' | 'reason' | 'specification' | 'consent', locale: Locale, text: string): ContentDocument {
  const document = aDocument();
  const otherwise = <Text extends Localized>(localized: Text): Text => ({ ...localized, [locale]: text });
  const [chronograph, ...others] = document.watches;
  const [path, ...paths] = document.paths;
  const [purpose, ...purposes] = document.purposes;
  if (!chronograph || !path || !purpose) throw new Error('the demonstration has watches, paths and purposes');
  switch (where) {
    case 'line': return { ...document, watches: [{ ...chronograph, line: otherwise(chronograph.line) }, ...others] };
    case 'sentence':
    case 'title': {
      const field = where;
      const chapters = chronograph.chapters.map((chapter, index) => (index === 0 ? { ...chapter, [field]: otherwise(chapter[field]) } : chapter));
      return { ...document, watches: [{ ...chronograph, chapters }, ...others] };
    }
    case 'specification': {
      const specifications = chronograph.specifications.map((entry) => (entry.value.fr.includes('alternances') ? { ...entry, value: otherwise(entry.value) } : entry));
      return { ...document, watches: [{ ...chronograph, specifications }, ...others] };
    }
    case 'limit': return { ...document, watches: [{ ...chronograph, limits: chronograph.limits.map((entry, index) => (index === 0 ? otherwise(entry) : entry)) }, ...others] };
    case 'attract': return { ...document, settings: { ...document.settings, attractLine: otherwise(document.settings.attractLine) } };
    case 'reason': return { ...document, paths: [{ ...path, picks: path.picks.map((pick) => ({ ...pick, reason: otherwise(pick.reason) })) }, ...paths] };
    case 'consent': return { ...document, purposes: [{ ...purpose, text: otherwise(purpose.text) }, ...purposes] };
  }
}
