import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { demonstrationClients } from '../../../../assets/maison/demonstration-clients.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';

const friday = new Date('2026-11-27T09:00:00.000Z');
const { pieces, watches } = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });
const cards = demonstrationClients(friday).map((client) => client.card);

describe('the clients of the demonstration book', () => {
  it('are the same six at every start', () => {
    const [first, second] = [friday, new Date('2027-03-01T12:00:00.000Z')].map((now) => demonstrationClients(now).map((client) => [client.externalKey, client.card.id]));
    assert.deepEqual(first, second);
    assert.equal(first?.length, 6);
  });

  it('meet on the next open day, by the clock of their boutique', () => {
    assert.deepEqual(cards.map((card) => card.appointments[0]?.slot?.startsAt), [
      '2026-11-28T13:30:00.000Z', '2026-11-30T09:30:00.000Z', '2026-12-01T15:30:00.000Z', '2026-11-30T16:00:00.000Z', '2026-11-28T08:00:00.000Z', '2026-11-30T04:00:00.000Z',
    ]);
  });

  it('always have a meeting to come', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (now) => {
      for (const { card } of demonstrationClients(now)) assert.ok((card.appointments[0]?.slot?.startsAt ?? '') > now.toISOString());
    }), { numRuns: 60 });
  });

  it('own pieces that the maison engraved, one owner each', () => {
    const owned = cards.flatMap((card) => card.owned);
    assert.deepEqual(owned.filter((entry) => !pieces.some((piece) => piece.serial === entry.serial && piece.watchId === entry.watchId)), []);
    assert.equal(new Set(owned.map((entry) => entry.serial)).size, owned.length);
  });

  it('select watches of the catalogue', () => {
    const known = new Set(watches.map((watch) => watch.id));
    assert.deepEqual(cards.flatMap((card) => card.selection).filter((entry) => !known.has(entry.watchId)), []);
  });

  it('have their moments in one line of time, newest first', () => {
    for (const card of cards) assert.deepEqual(card.timeline.map((moment) => moment.date), card.timeline.map((moment) => moment.date).toSorted().toReversed());
  });
});
