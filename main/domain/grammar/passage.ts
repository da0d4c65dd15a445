import type { Locale, Localized } from '../locale.ts';
import type { JudgedContent, JudgedPath, JudgedWatch } from './judged-content.ts';

/**
 * What a text is for. `line` sets a tone; `attract` is read from the street; `sentence` goes with a view; `reason` with a path;
 * `title` names; `prose` informs (limits, care, consent); `fact` is a specification.
 */
export type PassageKind = 'line' | 'attract' | 'sentence' | 'reason' | 'title' | 'prose' | 'fact';

/** One text, in its five languages, and where it stands in the document. */
export type Passage = {
  readonly kind: PassageKind;
  /** `watches.W-MOR-01.line` */
  readonly where: string;
  /** The same in a staff member's words: `Verrou, its line`. */
  readonly called: string;
  readonly text: Localized;
  /** The watches whose figures the text may name; empty when it speaks of none. */
  readonly watches: readonly JudgedWatch[];
};

export const localeNames: Readonly<Record<Locale, string>> = {
  fr: 'French', en: 'English', 'zh-Hans': 'Chinese', ja: 'Japanese', ar: 'Arabic',
};

/** Every text of a document, in reading order. */
export function passagesOf(content: JudgedContent): readonly Passage[] {
  const featured = content.watches.filter((watch) => watch.id === content.settings.featuredWatchId);
  return [
    { kind: 'attract', where: 'settings.attractLine', called: 'the attract line', text: content.settings.attractLine, watches: featured },
    ...content.collections.map((entry): Passage => ({
      kind: 'line', where: `collections.${entry.id}.line`, called: `collection ${entry.name}, its line`, text: entry.line,
      watches: content.watches.filter((watch) => watch.collection === entry.id),
    })),
    ...content.watches.flatMap(passagesOfWatch),
    ...content.paths.flatMap((path) => passagesOfPath(path, content.watches)),
    ...content.boutique.offers.map((entry): Passage => ({
      kind: 'title', where: `boutique.offers.${entry.kind}.name`, called: `the name of the appointment "${entry.kind}"`, text: entry.name, watches: [],
    })),
    ...content.purposes.map((entry): Passage => ({
      kind: 'prose', where: `purposes.${entry.id}.text`, called: `the consent text "${entry.id}"`, text: entry.text, watches: [],
    })),
    { kind: 'prose', where: 'notice.text', called: 'the notice of what an appointment needs', text: content.notice.text, watches: [] },
  ];
}

function passagesOfWatch(watch: JudgedWatch): readonly Passage[] {
  const at = `watches.${watch.id}`;
  const passage = (kind: PassageKind, where: string, called: string, text: Localized): Passage =>
    ({ kind, where: `${at}.${where}`, called: `${watch.name}, ${called}`, text, watches: [watch] });
  return [
    passage('line', 'line', 'its line', watch.line),
    passage('title', 'complication', 'its complication', watch.complication),
    ...watch.chapters.flatMap((chapter) => [
      passage('title', `chapters.${chapter.id}.title`, `the title of chapter "${chapter.id}"`, chapter.title),
      passage('sentence', `chapters.${chapter.id}.sentence`, `the sentence of chapter "${chapter.id}"`, chapter.sentence),
    ]),
    ...watch.specifications.flatMap((entry, index) => [
      passage('fact', `specifications.${index}.term`, `specification ${index + 1}`, entry.term),
      passage('fact', `specifications.${index}.value`, `specification ${index + 1}`, entry.value),
    ]),
    ...watch.limits.map((text, index) => passage('prose', `limits.${index}`, `limit ${index + 1}`, text)),
    ...watch.care.map((text, index) => passage('prose', `care.${index}`, `care ${index + 1}`, text)),
    ...watch.options.map((entry) => passage('title', `options.${entry.variant}.name`, `the option ${entry.variant}`, entry.name)),
  ];
}

function passagesOfPath(path: JudgedPath, watches: readonly JudgedWatch[]): readonly Passage[] {
  return [
    { kind: 'title', where: `paths.${path.id}.title`, called: `the title of path "${path.id}"`, text: path.title, watches: [] },
    ...path.picks.map((pick): Passage => {
      const picked = watches.filter((watch) => watch.id === pick.watchId);
      return {
        kind: 'reason', where: `paths.${path.id}.picks.${pick.watchId}.reason`,
        called: `the reason for ${picked[0]?.name ?? pick.watchId} on path "${path.id}"`, text: pick.reason, watches: picked,
      };
    }),
  ];
}
