import assert from 'node:assert/strict';
import { test } from 'node:test';
import { receiversFor, type Absence, type Advisor } from '#domain/appointments/receivers.ts';
import { advisorId } from '#contract/ids.ts';
import { localCalendar } from '../../../../main/platform/calendar/local-calendar.ts';

const zurich = localCalendar('Europe/Zurich');

function anAdvisor(id: string, change: Partial<Advisor> = {}): Advisor {
  return { id: advisorId.parse(id), languages: ['fr'], receives: ['boutique'], absences: [], ...change };
}

const away = (absence: Absence) => receiversFor([anAdvisor('claire', { absences: [absence] })], { kind: 'boutique', locale: null }, zurich, () => [])?.[0]?.away
  .map(({ fromMs, toMs }) => [new Date(fromMs).toISOString(), new Date(toMs).toISOString()]);

/** Their meetings say who they are. */
const whoReceives = (advisors: readonly Advisor[], locale: 'fr' | 'ja' | null, kind: 'boutique' | 'video' = 'boutique') => {
  const found = receiversFor(advisors, { kind, locale }, zurich, (id) => [{ fromMs: advisors.findIndex((entry) => entry.id === id), toMs: 0 }]);
  return found?.map((receiver) => receiver.away[0]?.fromMs) ?? null;
};

test('a kind that nobody is named for needs nobody in particular', () => {
  assert.equal(whoReceives([anAdvisor('claire')], null, 'video'), null);
});

test('whoever speaks the language receives; where nobody does, whoever receives the kind', () => {
  const advisors = [anAdvisor('claire'), anAdvisor('wen', { languages: ['ja', 'fr'] }), anAdvisor('karim', { languages: ['ja'], receives: ['video'] })];
  assert.deepEqual([whoReceives(advisors, 'ja'), whoReceives(advisors, 'fr'), whoReceives([anAdvisor('claire')], 'ja')], [[1], [0, 1], [0]]);
});

test('whole days of absence follow the boutique’s midnights through a change of clocks', () => {
  assert.deepEqual(away({ from: '2026-03-28', to: '2026-03-29', begins: 0, ends: 1440 }), [['2026-03-27T23:00:00.000Z', '2026-03-29T22:00:00.000Z']]);
});

test('a part of a day is away on each of its days, from the next minute there is where clocks leave one out', () => {
  assert.deepEqual(away({ from: '2026-03-28', to: '2026-03-29', begins: 150, ends: 720 }), [
    ['2026-03-28T01:30:00.000Z', '2026-03-28T11:00:00.000Z'], ['2026-03-29T01:00:00.000Z', '2026-03-29T10:00:00.000Z'],
  ]);
});
