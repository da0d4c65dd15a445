import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { openConsoleMaison, type ConsoleMaison, type PairedWindow } from '../../support/console-maison.ts';
import { aSlotAhead, type BuiltVisit } from '../../support/visit-builder.ts';
import { until } from '../../support/until.ts';

describe('what a visitor hoped for', () => {
  let maison: ConsoleMaison;
  let window: PairedWindow;
  before(async () => {
    maison = await openConsoleMaison();
    window = await maison.pair({ name: 'Salon du lac' });
  });
  after(() => maison.dispose());

  const arrived = ({ appointmentId: id }: BuiltVisit) => until(async () => (await maison.staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id), 'the appointment');

  it('is answered after the visit, kept beside the hope, and replaced by a later answer', async () => {
    const asked = await arrived(await window.bring({ kind: 'now', form: { expectation: 'Voir la Regel au poignet' } }));
    await maison.staff.ask('appointments.answer', { id: asked.id, version: asked.version, reply: { act: 'confirm' } });
    await maison.staff.ask('appointments.answer-expectation', { id: asked.id, outcome: 'not-met', note: null });
    await maison.staff.ask('appointments.answer-expectation', { id: asked.id, outcome: 'partly', note: 'Vue, pas encore au poignet' });
    const [pair] = (await maison.staff.ask('appointments.list', {})).appointments.filter(({ id }) => id === asked.id);
    assert.deepEqual([pair?.expectation, pair?.expectationAnswer?.outcome, pair?.expectationAnswer?.note, pair?.expectationAnswer?.by], ['Voir la Regel au poignet', 'partly', 'Vue, pas encore au poignet', maison.account.account]);
    const book = await Promise.all(['book.sqlite', 'book.sqlite-wal'].map((name) => readFile(join(maison.hub.folder, name)).catch(() => Buffer.alloc(0))));
    assert.equal(book.some((bytes) => bytes.includes('pas encore au poignet')), false);
  });

  it('has no answer before anybody came, where nothing was hoped for, or where nobody was received', async () => {
    const { content } = await window.desired();
    const toCome = await arrived(await window.bring({ slot: aSlotAhead(content, 'boutique'), form: { expectation: 'Essayer' } }));
    const without = await arrived(await window.bring({ kind: 'now' }));
    const unanswered = await arrived(await window.bring({ kind: 'now', form: { expectation: 'Essayer' } }));
    await maison.staff.ask('appointments.answer', { id: without.id, version: without.version, reply: { act: 'confirm' } });
    const answers = await Promise.all([toCome, without, unanswered].map(({ id }) => maison.staff.tell('appointments.answer-expectation', { id, outcome: 'met', note: null })));
    assert.deepEqual(answers.map(({ status }) => status), [409, 409, 409]);
  });
});
