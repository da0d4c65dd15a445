import type { SpecificationDraft, WatchDraft } from './draft.ts';
import { alike, written } from './written.ts';

/** Specifications that several watches share. Figures are those of the calibres' tooth counts and of the cases' drawings. */

export function caseSize(reference: string, size: WatchDraft['caseMm']): SpecificationDraft {
  const [width, lugToLug, thickness] = [size.width, size.lugToLug, size.thickness].map((value) => value.toFixed(1));
  const plain = `${width} × ${lugToLug} × ${thickness} mm`;
  return {
    term: written('Boîte, largeur, longueur, épaisseur', 'Case, width, length, thickness', '表壳 宽、长、厚', 'ケース 幅・縦・厚さ', 'العلبة: العرض والطول والسماكة'),
    value: written(plain.replaceAll('.', ','), plain, plain.replace('mm', '毫米'), plain, plain.replace('mm', 'مم')),
    source: `Plan de boîte ${reference}, cotes hors tout`,
  };
}

export function calibre(name: WatchDraft['calibre']): SpecificationDraft {
  return {
    term: written('Calibre', 'Calibre', '机芯', 'キャリバー', 'الكاليبر'),
    value: alike(name),
    source: `Dossier technique ${name}, page de titre`,
  };
}

const beatAt4Hz = written(
  '28 800 alternances par heure, 4 Hz', '28,800 vibrations an hour, 4 Hz', '每小时28,800次，4赫兹', '毎時28,800振動、4 Hz', '28,800 اهتزازة في الساعة، 4 هرتز',
);
const beatAt3Hz = written(
  '21 600 alternances par heure, 3 Hz', '21,600 vibrations an hour, 3 Hz', '每小时21,600次，3赫兹', '毎時21,600振動、3 Hz', '21,600 اهتزازة في الساعة، 3 هرتز',
);

export function beat(name: WatchDraft['calibre']): SpecificationDraft {
  const escapeTeeth = name === 'SV21T' ? 15 : 20;
  return {
    term: written('Fréquence', 'Beat', '振频', '振動数', 'التردد'),
    value: name === 'SV21T' ? beatAt3Hz : beatAt4Hz,
    source: `Dossier ${name}, rouage : 80/10 × 75/10 × 84/7, roue d’échappement de ${escapeTeeth} dents`,
  };
}

export function powerReserve(name: WatchDraft['calibre']): SpecificationDraft {
  return {
    term: written('Réserve de marche', 'Power reserve', '动力储存', 'パワーリザーブ', 'احتياطي الطاقة'),
    value: written(
      '72 heures, six tours de barillet', '72 hours, six turns of the barrel', '72小时，发条盒转六圈', '72時間、香箱六回転分', '72 ساعة، ست دورات لخزان النابض',
    ),
    source: `Dossier ${name}, barillet : 96/8, un tour en douze heures`,
  };
}

export function escapement(name: WatchDraft['calibre']): SpecificationDraft {
  return {
    term: written('Échappement', 'Escapement', '擒纵', '脱進機', 'آلية الانفلات'),
    value: written(
      'Ancre suisse, levée 52°, amplitude 280° à plat', 'Swiss lever, lift 52°, amplitude 280° dial up', '瑞士杠杆，升角52°，平放摆幅280°', 'スイスレバー、リフト角52°、平姿勢の振り角280°',
      'رافعة سويسرية، زاوية رفع 52°، سعة 280° في الوضع الأفقي',
    ),
    source: `Dossier ${name}, échappement ; repos 1,5°, impulsion 8,5°, tirage 12°`,
  };
}

export function balance(name: WatchDraft['calibre']): SpecificationDraft {
  const diameter = name === 'SV21T' ? '10.2' : '8.4';
  return {
    term: written('Balancier et spiral', 'Balance and hairspring', '摆轮与游丝', 'テンプとひげぜんまい', 'الميزان والنابض الشعري'),
    value: written(
      `Ø ${diameter.replace('.', ',')} mm, deux bras, spiral de 13 spires`, `Ø ${diameter} mm, two arms, 13 coils`, `直径${diameter}毫米，两臂，游丝13圈`,
      `径${diameter} mm、二本アーム、ひげ13巻`, `قطر ${diameter} مم، ذراعان، نابض من 13 لفة`,
    ),
    source: `Plan ${name}-30, organe réglant`,
  };
}

export function crystal(reference: string): SpecificationDraft {
  return {
    term: written('Glace', 'Crystal', '表镜', '風防', 'الزجاج'),
    value: written('Saphir, 1,2 mm, biseau 0,25 mm', 'Sapphire, 1.2 mm, bevel 0.25 mm', '蓝宝石，厚1.2毫米，斜边0.25毫米', 'サファイア、厚さ1.2 mm、面取り0.25 mm', 'سافير بسماكة 1.2 مم وشطف 0.25 مم'),
    source: `Plan de glace ${reference}-12`,
  };
}

/** @param bar pressure of the workshop's test, in bar */
export function waterResistance(bar: number): SpecificationDraft {
  return {
    term: written('Étanchéité', 'Water resistance', '防水', '防水', 'مقاومة الماء'),
    value: written(`${bar} bar, chaque pièce éprouvée`, `${bar} bar, every piece tested`, `${bar}巴，逐只测试`, `${bar}気圧、全数検査`, `${bar} بار، وكل قطعة مختبرة`),
    source: 'ISO 22810, essai en atelier, procès-verbal joint à la pièce',
  };
}

export function leatherStrap(reference: string): SpecificationDraft {
  return {
    term: written('Bracelet', 'Strap', '表带', 'ストラップ', 'الحزام'),
    value: written(
      'De 4,2 mm à la boîte à 2,2 mm à la boucle', 'From 4.2 mm at the case to 2.2 mm at the buckle', '厚度自表壳处4.2毫米渐至表扣处2.2毫米', '厚さはケース側4.2 mm、尾錠側2.2 mm',
      'من 4.2 مم عند العلبة إلى 2.2 مم عند الإبزيم',
    ),
    source: `Plan de bracelet ${reference}-40`,
  };
}

export function integratedBracelet(reference: string): SpecificationDraft {
  return {
    term: written('Bracelet', 'Bracelet', '链带', 'ブレスレット', 'السوار'),
    value: written(
      'Intégré, l\'arête dans les premiers maillons', 'Integrated, the ridge in the first links', '一体式，山脊延入首段链节', '一体型、稜線が最初のコマまで続く', 'مدمج، والحافة في الحلقات الأولى',
    ),
    source: `Plan de bracelet ${reference}-41`,
  };
}

export const secondZone: SpecificationDraft = {
  term: written('Second fuseau', 'Second zone', '第二时区', '第二時間帯', 'المنطقة الثانية'),
  value: written(
    'Aiguille de 24 heures ; l\'heure locale saute de 30°, la date suit', '24-hour hand; local hour jumps 30°, the date follows', '24小时指针；当地时针每跳30°，日期同步', '24時間針、現地の時針は30°ずつ跳び、日付も従う',
    'عقرب 24 ساعة، والساعة المحلية تقفز 30° ويتبعها التاريخ',
  ),
  source: 'Dossier SV28F, minuterie : 36/24 × 36/27 = 2',
};
