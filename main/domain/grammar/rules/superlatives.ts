import type { Locale } from '../../locale.ts';
import { unpointed } from '../arabic.ts';

const french = /(?<!\p{L})(?:(?:(?:les?|la|nos|notre|leurs?|ses?|sa|son|du|des)\s+(?:plus|moins|meilleure?s?|mieux|pires?)|au\s+(?:mieux|meilleur))(?!\s+(?:que|tard|tôt|longtemps))|ultimes?|suprêmes?|inégalé\p{L}*|inégalable\p{L}*|sans\s+(?:égale?|pareille?|équivalent)|incomparable\p{L}*|extrêmement|\p{L}+issimes?)(?!\p{L})/iu;

const englishWords = /(?<!\p{L})(?:(?<!at )most(?=\s+\p{L}+)(?!\s+of)|best|worst|(?<!at )least|ultimate|supreme|unrival\p{L}*|unparallel\p{L}*|unmatched|matchless|unsurpass\p{L}*|incomparable|extremely)(?!\p{L})/iu;
const englishEst = /(?<!\p{L})\p{L}{2,}est(?!\p{L})/giu;
const notSuperlative = new Set([
  'arrest', 'attest', 'behest', 'chest', 'conquest', 'contest', 'crest', 'digest', 'earnest', 'everest', 'forest', 'guest', 'harvest', 'honest', 'inquest', 'interest',
  'invest', 'manifest', 'midwest', 'modest', 'northwest', 'protest', 'quest', 'request', 'rest', 'southwest', 'suggest', 'tempest', 'test', 'unrest', 'wrest', 'priest',
]);

const chinese = /最(?![初后先近终])|极致|顶级|顶尖|顶峰|至尊|至高|至臻|无与伦比|首屈一指|绝无仅有|独一无二|无可比拟|史上/u;
const japanese = /最(?![初後近終])|一番(?![車目号])|いちばん|究極|至高|極上|比類|唯一無二|この上ない|随一/u;
const arabic = /(?<!\p{L})[وف]?[بلك]?(?:أفضل|أجمل|أروع|أرقى|أدق|أفخم|أعظم|أجود|أندر)(?=\s+(?!من(?!\p{L}))\p{L})|(?<!\p{L})[وف]?[بك]?(?:الأفضل|الأجمل|الأروع|الأرقى|الأدق|الأفخم|الأعظم|الأجود|الأكثر|الأقل|الأعلى|الأكبر|الأصغر|الأحدث|الأقصى|الأسمى|الأندر)(?!\p{L})|لا\s+مثيل\s+ل|لا\s+يضاهى|لا\s+تضاهى|منقطع\s+النظير|فريد\s+من\s+نوعه/u;

/** A claim to be above all others; a comparison with a stated term is allowed. */
export function superlativeIn(locale: Locale, text: string): string | null {
  const found = superlativeWord(locale, text);
  return found === null ? null : `a superlative ("${found}")`;
}

function superlativeWord(locale: Locale, text: string): string | null {
  if (locale === 'fr') return french.exec(text)?.[0] ?? null;
  if (locale === 'zh-Hans') return chinese.exec(text)?.[0] ?? null;
  if (locale === 'ja') return japanese.exec(text)?.[0] ?? null;
  if (locale === 'ar') return arabic.exec(unpointed(text))?.[0] ?? null;
  const ending = (text.match(englishEst) ?? []).find((word) => !notSuperlative.has(word.toLowerCase()));
  return englishWords.exec(text)?.[0] ?? ending ?? null;
}
