import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { appointmentKinds } from '#domain/appointments/appointment.ts';
import { judgeContent } from '#domain/grammar/judge-content.ts';
import { locales } from '#domain/locale.ts';
import { contentDocument, windowRole } from '#contract/content.ts';
import { demonstrationBoutiques, demonstrationContent } from '../../../../assets/maison/demonstration.ts';

const windows = demonstrationBoutiques.flatMap((boutique) => windowRole.options.map((role) => ({ boutiqueId: boutique.id, role })));
const document = demonstrationContent({ boutiqueId: 'geneve', role: 'street' });

const toneLines: Readonly<Record<string, string>> = {
  'W-MOR-01': 'Le huitième de seconde se voit. Il ne se garde pas.',
  'W-MOR-02': 'Une minute pour le tour. L’eau cherche la pente.',
  'W-NEV-01': 'La lune prend un jour de retard en cent vingt-deux ans.',
  'W-NEV-02': 'Entre la glace et le roc, un jour.',
  'W-ARE-01': 'Ici, il fait jour. Là-bas, on dort.',
  'W-ARE-02': 'L’autre heure reste à l’ombre. Elle attend.',
};

describe('the demonstration maison', () => {
  for (const window of windows) {
    it(`passes contract and grammar for a ${window.role} window in ${window.boutiqueId}`, () => {
      assert.deepEqual(judgeContent(contentDocument.parse(demonstrationContent(window))), []);
    });
  }

  it('knows no boutique but its own', () => {
    assert.throws(() => demonstrationContent({ boutiqueId: 'atlantis', role: 'street' }), RangeError);
  });

  it('sets the tone in French with the lines it was given', () => {
    assert.deepEqual(Object.fromEntries(document.watches.map((watch) => [watch.id, watch.line.fr])), toneLines);
  });

  it('offers every kind of appointment in each boutique', () => {
    for (const boutique of demonstrationBoutiques) assert.deepEqual(boutique.offers.map((offer) => offer.kind), [...appointmentKinds]);
  });

  it('has an advisor for each language of its windows, in one boutique or the other', () => {
    const spoken = new Set(demonstrationBoutiques.flatMap((boutique) => boutique.advisors.flatMap((advisor) => advisor.languages)));
    assert.deepEqual(locales.filter((locale) => !spoken.has(locale)), []);
  });

  it('engraves each piece once, after its watch', () => {
    const serials = document.pieces.map((piece) => piece.serial);
    assert.equal(new Set(serials).size, serials.length);
    assert.deepEqual(document.pieces.filter((piece) => !`W-${piece.serial.slice(0, 3)}-${piece.serial.slice(3, 5)}`.includes(piece.watchId)), []);
  });

  it('says limits, care and its cost for every watch', () => {
    assert.deepEqual(document.watches.filter((watch) => watch.limits.length === 0 || !watch.care.some((entry) => entry.fr.includes('coût'))).map((watch) => watch.id), []);
  });

  it('leads to each watch by a path', () => {
    const led = new Set(document.paths.flatMap((path) => path.picks.map((pick) => pick.watchId)));
    assert.deepEqual(document.watches.filter((watch) => !led.has(watch.id)).map((watch) => watch.id), []);
  });

  it('writes each language in its own script', () => {
    const scripts = { 'zh-Hans': /\p{Script=Han}/u, ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u, ar: /\p{Script=Arabic}/u } as const;
    const texts = document.watches.flatMap((watch) => [watch.line, watch.complication, ...watch.chapters.flatMap((chapter) => [chapter.title, chapter.sentence]), ...watch.limits, ...watch.care]);
    for (const [locale, script] of Object.entries(scripts)) {
      assert.deepEqual(texts.map((text) => text[locale as keyof typeof scripts]).filter((text) => !script.test(text)), []);
    }
  });

  it('leaves no two watches with one line, in any language', () => {
    for (const locale of locales) assert.equal(new Set(document.watches.map((watch) => watch.line[locale])).size, document.watches.length);
  });
});
