import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demonstrationContent } from '../../../assets/maison/demonstration.ts';
import { changeInWords } from '../../../renderer/console/parts/change-words.ts';

const document = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });

describe('a difference between two documents', () => {
  for (const [where, before, after, words] of [
    ['settings.featuredWatchId', 'W-NEV-01', 'W-ARE-02', ['Featured watch', 'Regel', 'Ubac']],
    ['settings.attractLine.ja', 'a', 'b', ['Attract line, 日本語', 'a', 'b']],
    ['settings.idleTimeoutMs', '120000', '45000', ['Quiet before it returns', '120 s', '45 s']],
    ['boutique.hours.week.0.1.opensAt', null, '840', ['Monday, opens (time 2)', null, '14:00']],
    ['boutique.hours.exceptions.2.date', '2026-12-24', '2026-12-26', ['Exceptional day 3, date', '2026-12-24', '2026-12-26']],
    ['boutique.hours.exceptions.2.spans.0.closesAt', '960', '900', ['Exceptional day 3, closes', '16:00', '15:00']],
    ['watches.3.limits.0.fr', 'a', 'b', ['watches.3.limits.0.fr', 'a', 'b']],
  ] as const) {
    it(`at ${where} is said as ${words[0]}`, () => {
      const said = changeInWords({ where, before, after }, document);
      assert.deepEqual([said.where, said.before, said.after], words);
    });
  }
});
