import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demonstrationContent } from '../../../assets/maison/demonstration.ts';
import { boutiqueDay } from '../../../renderer/console/parts/boutique-day.ts';

const tokyo = demonstrationContent({ boutiqueId: 'tokyo', role: 'salon' }).boutique;
const geneve = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' }).boutique;

describe('the day of a boutique', () => {
  it('is told by its own clock, not by that of whoever looks', () => {
    assert.deepEqual([boutiqueDay(geneve, '2026-11-27T02:03:00.000Z'), boutiqueDay(tokyo, '2026-11-27T02:03:00.000Z').clock], [{ clock: '03:03', isOpen: false, words: 'opens at 10:00' }, '11:03']);
  });

  it('ends at closing time', () => {
    assert.equal(boutiqueDay(geneve, '2026-11-27T17:29:00.000Z').words, 'open until 18:30');
    assert.deepEqual(boutiqueDay(geneve, '2026-11-27T17:30:00.000Z'), { clock: '18:30', isOpen: false, words: 'closed' });
  });

  it('is closed all day on an exception', () => {
    assert.equal(boutiqueDay(geneve, '2026-12-25T10:00:00.000Z').words, 'closed');
  });
});
