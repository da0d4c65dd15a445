import type { PersonFacts } from '../../main/hub/identity/match-facts.ts';

/** A record, and which person it truly is. */
export type DirtyRecord = PersonFacts & { readonly person: number };

type Random = () => number;

const cultures = [
  { given: ['Agnès', 'Chloé', 'Jean-François', 'Léa', 'Noémie', 'Étienne', 'Gaël', 'Marie', 'Pierre', 'Camille', 'Raphaël', 'Zoé'], family: ['Dupré-Lévy', 'Lefèvre', 'Müller', 'Favre', 'Rochat', 'Béguin', 'Dubois', 'Girard', 'Perrin', 'Chassagne', 'Le Goff', 'Fontaine'] },
  { given: ['William', 'Emma', 'Oliver', 'Charlotte', 'Alexander', 'Margaret', 'Edward', 'Grace', 'Henry', 'Elizabeth', 'Thomas', 'Anne'], family: ['Smith', 'O’Connor', 'Taylor', 'Harrington', 'Campbell', 'Whitfield', 'Brown', 'MacLeod', 'Fitzgerald', 'Ashworth', 'Clarke', 'Wren'] },
  { given: ['Jürgen', 'Käthe', 'Björn', 'Søren', 'Łukasz', 'Zoë', 'Günther', 'Anneliese', 'Mirosława', 'Jens', 'Åsa', 'Ivana'], family: ['Weiß', 'Großmann', 'Åkerlund', 'Kowalczyk', 'Østergaard', 'Schröder', 'Novák', 'Dvořák', 'Horváth', 'Lindström', 'Jørgensen', 'Bauer'] },
  { given: ['美咲', '太郎', '健一', '葵', 'さくら', '翔太', '真由美', '大輔'], family: ['佐藤', '鈴木', '高橋', '渡辺', '伊藤', '小林', '斎藤', '長谷川'] },
  { given: ['伟', '芳', '秀英', '建国', '丽', '志强', '晓明', '婷婷'], family: ['王', '李', '张', '刘', '欧阳', '陈', '杨', '司马'] },
  { given: ['محمد', 'فاطمة', 'أحمد', 'ليلى', 'خالد', 'مريم', 'يوسف', 'نور'], family: ['الهاشمي', 'المنصوري', 'العلي', 'حداد', 'الخوري', 'النجار', 'القاسمي', 'صالح'] },
] as const;

const providers = ['gmail.com', 'outlook.com', 'bluewin.ch', 'icloud.com', 'example.org', 'orange.fr'] as const;

/** The same seed, the same records: people and families, each recorded once or again with the mistakes that staff and visitors make. */
export function dirtyClients(seed: number, persons: number): readonly DirtyRecord[] {
  const random = randomFrom(seed);
  const records: DirtyRecord[] = [];
  let family: PersonFacts | null = null;
  for (let person = 0; person < persons; person += 1) {
    const clean = aPerson(random, person, family);
    family = random() < 0.3 ? clean : null;
    records.push({ ...clean, id: idOf(records.length), person });
    const again = random() < 0.3 ? (random() < 0.2 ? 2 : 1) : 0;
    for (let copy = 0; copy < again; copy += 1) records.push({ ...spoil(clean, random), id: idOf(records.length), person });
  }
  return records;
}

/** The next of a family has its name, and often its telephone, at times its address. */
function aPerson(random: Random, number: number, family: PersonFacts | null): PersonFacts {
  const culture = pick(cultures, random);
  const givenName = family === null ? pick(culture.given, random) : pick((cultures.find(({ family: names }) => (names as readonly string[]).includes(family.familyName)) ?? culture).given.filter((name) => name !== family.givenName), random);
  const familyName = family?.familyName ?? pick(culture.family, random);
  const email = random() < 0.8 ? (family !== null && random() < 0.15 ? family.email : `p${number}.${Math.floor(random() * 1e6)}@${pick(providers, random)}`) : null;
  const phone = email === null || random() < 0.7 ? (family?.phone !== null && family !== null && random() < 0.6 ? family.phone : `+4179${String(2_000_000 + Math.floor(random() * 7_900_000))}`) : null;
  return { id: '', givenName, familyName, email, phone, birthday: random() < 0.25 ? `19${String(40 + Math.floor(random() * 60))}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}` : null };
}

/** One to three mistakes; as in life, most records keep one way to reach the person that they had before. */
function spoil(clean: PersonFacts, random: Random): PersonFacts {
  const mistakes: readonly ((facts: PersonFacts) => PersonFacts)[] = [
    (facts) => ({ ...facts, givenName: unaccented(facts.givenName), familyName: unaccented(facts.familyName) }),
    (facts) => ({ ...facts, givenName: facts.familyName, familyName: facts.givenName }),
    (facts) => ({ ...facts, familyName: mistyped(facts.familyName, random) }),
    (facts) => ({ ...facts, givenName: mistyped(facts.givenName, random) }),
    (facts) => ({ ...facts, familyName: facts.familyName.toUpperCase() }),
    (facts) => ({ ...facts, familyName: facts.familyName.split(/[-\s]/)[0] ?? facts.familyName }),
    (facts) => ({ ...facts, phone: facts.phone?.replace('+41', '0').replace(/(\d{3})(\d{3})(\d\d)(\d\d)/, '$1 $2 $3 $4') ?? null }),
    (facts) => ({ ...facts, phone: facts.phone?.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))) ?? null }),
    (facts) => ({ ...facts, email: facts.email?.toUpperCase() ?? null }),
    (facts) => ({ ...facts, email: facts.email?.replace('@gmail.com', '+montre@gmail.com') ?? null }),
    (facts) => (facts.phone === null ? facts : { ...facts, email: null }),
    (facts) => (facts.email === null ? facts : { ...facts, phone: null }),
    (facts) => ({ ...facts, email: facts.email === null ? null : mistyped(facts.email, random) }),
    (facts) => ({ ...facts, phone: facts.email === null ? facts.phone : `+4178${String(2_000_000 + Math.floor(random() * 7_900_000))}` }),
    (facts) => ({ ...facts, givenName: `${facts.givenName.slice(0, 1)}.` }),
    (facts) => ({ ...facts, birthday: null }),
  ];
  let spoilt = clean;
  for (let count = 1 + Math.floor(random() * 3); count > 0; count -= 1) spoilt = pick(mistakes, random)(spoilt);
  return spoilt;
}

function mistyped(text: string, random: Random): string {
  const letters = [...text];
  if (letters.length < 3) return text;
  const place = 1 + Math.floor(random() * (letters.length - 2));
  const [here = '', next = ''] = [letters[place], letters[place + 1]];
  const kind = random();
  if (kind < 0.3) letters.splice(place, 2, next, here);
  else if (kind < 0.6) letters.splice(place, 1);
  else if (kind < 0.8) letters.splice(place, 0, here);
  else letters[place] = 'e';
  return letters.join('');
}

function unaccented(text: string): string {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l');
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

function idOf(index: number): string {
  return `r${String(index).padStart(5, '0')}`;
}

/** mulberry32 */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
