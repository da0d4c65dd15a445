import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { settingsSaid, type SettingsSaid } from '#contract/console-api.ts';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { listChanges } from '../../../../main/hub/publications/list-changes.ts';
import { settleSettings, withSettings } from '../../../../main/hub/publications/setting-tree.ts';

const content = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });
const places = ['maison', 'boutique', 'window'] as const;

const said: fc.Arbitrary<SettingsSaid> = fc.record({
  idleTimeoutMs: fc.integer({ min: 15_000, max: 600_000 }), showPrices: fc.boolean(), soberRegister: fc.boolean(),
  featuredWatchId: fc.constantFrom(...content.watches.map((watch) => watch.id)),
}, { requiredKeys: [] }).map((value) => settingsSaid.parse(value));

test('each setting is the one said nearest to the window, and names that place', () => {
  fc.assert(fc.property(fc.tuple(said, said, said), (all) => {
    const way = places.map((place, index) => ({ place, said: all[index] ?? {} }));
    const { effective, origins } = settleSettings(content, way);
    for (const key of ['idleTimeoutMs', 'showPrices', 'soberRegister', 'featuredWatchId'] as const) {
      const nearest = way.findLast((entry) => entry.said[key] !== undefined);
      assert.deepEqual([effective[key], origins[key]], [nearest?.said[key] ?? content.settings[key], nearest?.place ?? 'content']);
    }
  }));
});

test('where nothing is said the document stays as it was written', () => {
  assert.deepEqual(withSettings(content, settleSettings(content, [])), content);
});

test('opening hours said at a boutique are those of the document', () => {
  const hours = { week: Array.from({ length: 7 }, () => []), holidays: [], exceptions: [] };
  const document = withSettings(content, settleSettings(content, [{ place: 'boutique', said: { hours } }]));
  assert.deepEqual([document.boutique.hours, 'hours' in document.settings], [hours, false]);
});

test('two documents differ exactly where they were changed', () => {
  fc.assert(fc.property(fc.integer({ min: 15_000, max: 600_000 }), (idleTimeoutMs) => {
    fc.pre(idleTimeoutMs !== content.settings.idleTimeoutMs);
    const changed = { ...content, settings: { ...content.settings, idleTimeoutMs } };
    assert.deepEqual(listChanges(content, changed), [{ where: 'settings.idleTimeoutMs', before: String(content.settings.idleTimeoutMs), after: String(idleTimeoutMs) }]);
  }));
});
