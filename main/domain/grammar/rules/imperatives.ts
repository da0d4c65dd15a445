import type { Locale } from '../../locale.ts';
import { unpointed } from '../arabic.ts';
import { sentencesOf } from '../sentences.ts';

const frenchPolite = /(?<!\p{L})(?!(?:chez|assez|nez|rez)(?!\p{L})|rendez-vous)\p{L}{2,}ez(?!\p{L})/giu;
const frenchStart = /^(?:ne\s|(?:découvre|explore|vis|ose|laisse|viens|regarde|touche|prends|fais|va|vas|imagine|ressens|choisis|goûte|pars|sois|crois)s?(?!\p{L})|(?:découvr|explor|viv|os|laiss|part|entr|regard|all|fais|pren|rest|imagin|célébr|soy)ons(?!\p{L}))/iu;
const englishStart = /^(?:please\s|never\s+\p{L}|do\s+not\s|don[’']t\s|let[’']?s?(?!\p{L})|(?:discover|explore|feel|touch|wear|own|visit|book|meet|see|find|make|take|come|imagine|experience|enjoy|try|ask|choose|look|listen|follow|step|enter|begin|start|celebrate|embrace|join|dare|give|keep|leave|turn|slow|lay|place|set|hold|press|tap|swipe|scan|avoid|rinse|clean|store|remember|treat|unlock|elevate|indulge|be|go|get|buy|call|speak|tell|write)(?=\s))/iu;
const chineseStart = /^(?:敬?请|诚邀|恭请|让(?:我们|时间|自己|您|你)|来(?!自|到|年|源)|快来|切?勿|别(?!处|人|样)|不要|务必|立即|马上|即刻|尽情|尽享|探索|发现|感受|体验|领略|品味|触摸|预约|邂逅|走进|欢迎|拥有|选择|聆听|享受|想象)/u;
const chineseInside = /[，；：](?:敬?请|切勿|不要|务必|让我们)/u;
const japaneseEnd = /(?:ください|下さい|くださいませ|なさい|ましょう|せよ|しろ|みよう|みて|ごらん|ご覧を|お試しを|いかが|たまえ|してね)$/u;
const japaneseAnywhere = /どうぞ|ぜひ|是非/u;
const arabicStart = /^[وف]?(?:(?:اكتشف|استكشف|انظر|شاهد|المس|جرب|اختر|احجز|زر|زور|تعال|دع|اجعل|استمتع|عش|تذوق|امتلك|ارتد|اقتن|تفضل|تأمل|تخيل|انضم|احتفل|اسمع|خذ|كن|هيا)(?:وا|ي|وها|ه|ها)?|لا\s+(?:تفوت|تتردد|تنس|تدع|تترك|تغوص|تضغط|تستعمل)\p{L}*)(?!\p{L})/u;

/** An order or an invitation to act, told by how a sentence starts (or, in Japanese, ends). */
export function imperativeIn(locale: Locale, text: string): string | null {
  for (const sentence of sentencesOf(locale === 'ar' ? unpointed(text) : text)) {
    const found = imperativeOf(locale, sentence);
    if (found !== null) return `an order or an invitation ("${found.trim()}"); the maison states`;
  }
  return null;
}

function imperativeOf(locale: Locale, sentence: string): string | null {
  switch (locale) {
    case 'fr': return frenchStart.exec(sentence)?.[0] ?? politeImperative(sentence);
    case 'en': return englishStart.exec(sentence)?.[0] ?? null;
    case 'zh-Hans': return (chineseStart.exec(sentence) ?? chineseInside.exec(sentence))?.[0] ?? null;
    case 'ja': return (japaneseEnd.exec(sentence) ?? japaneseAnywhere.exec(sentence))?.[0] ?? null;
    case 'ar': return arabicStart.exec(sentence)?.[0] ?? null;
  }
}

/** `Découvrez`, but not `vous pouvez`: the pronoun makes it a statement. */
function politeImperative(sentence: string): string | null {
  for (const found of sentence.matchAll(frenchPolite)) {
    const before = sentence.slice(0, found.index).trimEnd().split(/\s+/u).slice(-2);
    if (!before.some((word) => /vous$/iu.test(word))) return found[0];
  }
  return null;
}
