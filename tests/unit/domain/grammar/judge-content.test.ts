import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { RuleId } from '#domain/grammar/finding.ts';
import { judgeContent } from '#domain/grammar/judge-content.ts';
import { type Locale, locales } from '#domain/locale.ts';
import { aDocument, aDocumentSaying } from './a-document.ts';

type Refused = Readonly<Record<Locale, readonly string[]>>;
type Place = Parameters<typeof aDocumentSaying>[0];

const refusedLines: Readonly<Partial<Record<RuleId, Refused>>> = {
  length: {
    fr: ['Le huitième se voit.', 'Le huitième de la seconde se voit sur la piste et ne se garde dans aucune main.'],
    en: ['The eighth is seen.', 'The eighth of a second is seen on the track and is not kept in the hand of anyone.'],
    'zh-Hans': ['看得见。', '八分之一秒在刻度上看得见，可是谁的手也留不住它，它从指间过去。'],
    ja: ['目に見える。', '八分の一秒は目盛りの上で目に見えるけれど、だれの手の中にもけっして残らないもの。'],
    ar: ['ثمن الثانية يُرى.', 'إن ثمن الثانية يُرى على المسار أمام العين ثم لا يبقى منه شيء في يد أحد من الناس.'],
  },
  sentences: {
    fr: ['Le huitième se voit. Il passe. Il ne reste pas.'],
    en: ['An eighth is seen. It passes. It does not stay.'],
    'zh-Hans': ['八分之一秒看得见。它走了。它留不住。'],
    ja: ['八分の一秒が見える。過ぎる。残らない。'],
    ar: ['ثمن الثانية يُرى. يمر. لا يبقى.'],
  },
  'forbidden-word': {
    fr: ['Une montre iconique, qui ne se garde pas.', 'Le savoir-faire d\'une main se voit ici.', 'Un rêve de pierre que le glacier pose.', 'UNE MONTRE INTEMPORELLE QUE LE GLACIER POSE.'],
    en: ['An iconic watch that cannot be kept.', 'The dream of stone that ice lays down.', 'A timeless watch the glacier lays down.'],
    'zh-Hans': ['经典之作，看得见，留不住。', '匠心所至，石上有光可见。'],
    ja: ['永遠の八分の一秒が目に見える。', '匠の手が石の上に光を置く。'],
    ar: ['ساعة أيقونية لا تُحفظ في اليد.', 'الشَّغَف يُرى في كل حركة.', 'والفخامة تُرى في كل حركة.'],
  },
  imperative: {
    fr: ['Découvrez le huitième de seconde qui passe.', 'La seconde passe. Laissez faire la main.', 'Ne pas garder le huitième de seconde.', 'Vivons le huitième de seconde qui passe.'],
    en: ['Discover the eighth of a second here.', 'The second passes. Feel it go by.', 'Never keep the eighth of a second.', 'Let the eighth of a second pass.'],
    'zh-Hans': ['请看八分之一秒如何流走。', '探索八分之一秒的行走。', '秒针行走，请看它流过。'],
    ja: ['八分の一秒をご覧ください。', '過ぎる時を見届けましょう。', 'どうぞ、八分の一秒の歩みを。'],
    ar: ['اكتشفوا ثمن الثانية وهو يمر.', 'تمر الثانية. انظر إلى العقرب هنا.', 'لا تفوّت ثمن الثانية حين يمر.'],
  },
  exclamation: {
    fr: ['Le huitième de seconde se voit !'], en: ['An eighth of a second can be seen!'], 'zh-Hans': ['八分之一秒，看得见，留不住！'], ja: ['八分の一秒は目に見える！'], ar: ['ثُمن الثانية يُرى على المسار!'],
  },
  superlative: {
    fr: ['La plus belle seconde ne se garde pas.', 'Notre meilleure seconde ne se garde pas.', 'Une seconde rarissime qui ne reste pas.'],
    en: ['The finest second there is cannot stay.', 'The most precise second cannot be kept.', 'The best of seconds cannot be kept.'],
    'zh-Hans': ['最美的一秒，看得见，留不住。', '极致的一秒，看得见，留不住。'],
    ja: ['最も美しい秒が目に見える。', '究極の八分の一秒が見える。'],
    ar: ['أجمل ثانية تمر أمام العين.', 'الثانية الأكثر دقة تمر هنا.'],
  },
  triad: {
    fr: ['La glace, le roc et la lumière.', 'Elle a la pente, l\'eau et une rive.'],
    en: ['It has ice, rock and some light.', 'It has ice, rock, and some light.'],
    'zh-Hans': ['冰、岩、光，都在这里了。', '此处有冰、岩与一道光。'],
    ja: ['氷と岩と光が、ここにある。', 'ここには氷、岩、そして光。'],
    ar: ['هنا الجليد والصخر والضوء معًا.'],
  },
  figure: {
    fr: ['Le dixième de seconde se voit ici.', 'Le cinquième de seconde se voit ici.', 'À 36 000 alternances, la seconde se divise.'],
    en: ['A tenth of a second can be seen.', 'A fifth of a second can be seen.', 'The counter has 45 teeth and begins again.'],
    'zh-Hans': ['十分之一秒，看得见，留不住。', '计分盘四十五齿，从头再走。'],
    ja: ['十分の一秒は目に見える。', '積算計は45歯で、また始まる。'],
    ar: ['خُمس الثانية يُرى على المسار.', 'للعدّاد خمسة وأربعون سنًّا هنا.', 'للعداد ٤٥ سنًّا على المسار.'],
  },
  price: {
    fr: ['Le huitième se voit, pour 12 000 francs.'], en: ['An eighth is seen, for CHF 12,000 only.'], 'zh-Hans': ['八分之一秒，只需12,000元可见。'], ja: ['八分の一秒が、12,000円で見える。'],
    ar: ['ثمن الثانية بسعر 12,000 درهم فقط.'],
  },
};

function rulesBroken(where: Place, locale: Locale, text: string): readonly string[] {
  return judgeContent(aDocumentSaying(where, locale, text)).map((finding) => finding.rule);
}

describe('the grammar', () => {
  it('accepts a document that keeps its rules', () => {
    assert.deepEqual(judgeContent(aDocument()), []);
  });

  for (const [rule, byLocale] of Object.entries(refusedLines)) {
    for (const locale of locales) {
      for (const text of byLocale[locale]) {
        it(`refuses by ${rule}, in ${locale}: ${text}`, () => {
          assert.ok(rulesBroken('line', locale, text).includes(rule), `found only ${rulesBroken('line', locale, text).join(', ') || 'nothing'}`);
        });
      }
    }
  }

  it('names the rule, the place and the fault in words', () => {
    const [finding, ...others] = judgeContent(aDocumentSaying('line', 'fr', 'Une montre iconique, qui ne se garde pas.'));
    assert.deepEqual([finding, others], [
      { rule: 'forbidden-word', where: 'watches.W-MOR-01.line.fr', words: 'Verrou, its line, in French: the maison never says "iconique".' }, [],
    ]);
  });

  it('lets the street read eight words and no ninth', () => {
    assert.deepEqual(rulesBroken('attract', 'fr', 'Une crête sous la neige avant le jour'), []);
    assert.deepEqual(rulesBroken('attract', 'fr', 'Une crête sous la neige bien avant le jour'), ['length']);
  });

  it('holds the beat to the calibre in a specification', () => {
    for (const [locale, text] of [['fr', '21 600 alternances par heure, 4 Hz'], ['en', '21,600 vibrations an hour, 4 Hz'], ['zh-Hans', '每小时28,800次，3赫兹'], ['ar', '21,600 اهتزازة في الساعة، 4 هرتز']] as const) {
      assert.ok(rulesBroken('specification', locale, text).includes('figure'), text);
    }
  });

  it('holds the reserve to the calibre in a limit', () => {
    assert.ok(rulesBroken('limit', 'en', 'The reserve is 80 hours.').includes('figure'));
  });

  it('notices a figure that one language leaves out', () => {
    const findings = judgeContent(aDocumentSaying('specification', 'ja', '毎時28,800振動'));
    assert.deepEqual(findings.map((finding) => [finding.rule, finding.words]), [['figures-differ', 'Verrou, specification 5: "4" stands in French and not in Japanese.']]);
  });

  it('leaves lists alone where they inform', () => {
    assert.deepEqual(rulesBroken('limit', 'fr', 'Le sable, le sel et le parfum l\'abîment.'), []);
  });

  it('refuses an order in a consent text', () => {
    assert.deepEqual(rulesBroken('consent', 'en', 'Join the circle of Sérac.'), ['imperative']);
  });

  it('never shows prices on the street', () => {
    const document = aDocument();
    const street = { ...document, role: 'street' as const, settings: { ...document.settings, showPrices: true } };
    assert.deepEqual(judgeContent(street).map((finding) => finding.where), ['settings.showPrices']);
  });

  it('lets a salon that shows prices name an amount in what informs', () => {
    const document = aDocumentSaying('limit', 'fr', 'La révision coûte 900 francs.');
    const rules = judgeContent({ ...document, settings: { ...document.settings, showPrices: true } }).map((finding) => finding.rule);
    assert.ok(!rules.includes('price'));
  });

  it('refuses any number that is no figure of the watch, however it is written', () => {
    const foreign = fc.integer({ min: 100, max: 99_999 }).filter((value) => ![105, 280, 28_800].includes(value));
    fc.assert(fc.property(foreign, (value) => {
      const texts: Readonly<Record<Locale, string>> = {
        fr: `La seconde se divise ici en ${value} parts.`, en: `The second divides here into ${value} parts.`, 'zh-Hans': `在这里一秒分成${value}份。`, ja: `ここでは一秒が${value}に分かれる。`,
        ar: `تنقسم الثانية هنا إلى ${value} جزءًا.`,
      };
      for (const locale of locales) assert.ok(rulesBroken('line', locale, texts[locale]).includes('figure'), texts[locale]);
    }), { numRuns: 40 });
  });

  it('answers whatever text it is given', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 160 });
    fc.assert(fc.property(fc.constantFrom(...locales), anyText, (locale, text) => {
      assert.ok(Array.isArray(judgeContent(aDocumentSaying('sentence', locale, text))));
    }), { numRuns: 60 });
  });
});
