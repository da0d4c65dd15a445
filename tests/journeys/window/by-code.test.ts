import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAnswer, MeetingByCode } from '#contract/by-code.ts';
import { appointmentId } from '#contract/ids.ts';
import { openWindow, type WindowPage } from '../../support/window-page.ts';

const meeting: MeetingByCode = {
  id: appointmentId.parse('01939f00-0000-7000-8000-0000000000aa'), kind: 'boutique', name: { fr: 'En boutique', en: 'At the boutique', 'zh-Hans': '店内会面', ja: 'ブティックで', ar: 'في البوتيك' },
  state: 'confirmed', slot: { startsAt: '2027-03-04T10:00:00.000Z', minutes: 45 }, link: null, receivedBy: null, maison: 'Sérac', isOpen: true, version: 1,
  boutique: { name: 'Sérac Genève', city: 'Genève', address: 'quai des Moraines 14', phone: '+41 22 000 01 14', timeZone: 'Europe/Zurich' },
};
const found = (change: Partial<MeetingByCode> = {}): CodeAnswer => ({ outcome: 'found', meeting: { ...meeting, ...change } });

async function withCode(window: WindowPage): Promise<void> {
  await window.touchTheRidge();
  await window.seeTheWatch();
  await window.take('.watch-ways', 0);
  await window.touch('J’ai déjà un rendez-vous');
  await window.sees('by-code');
  await window.write('code', '7k3mq2zd0v9xrt4a');
  await window.touch('Voir le rendez-vous');
}

describe('a code at the window', () => {
  it('opens the appointment, cancels it after asking once more, and is never told to core in clear', async (t) => {
    const window = await openWindow(t, { scale: 0.5, codeAnswers: [found(), found({ state: 'cancelled', isOpen: false, version: 2 })] });
    await withCode(window);
    await window.page.getByText('C’est confirmé.').waitFor();
    await window.page.getByText('jeudi 4 mars').waitFor();
    await window.touch('Annuler le rendez-vous');
    assert.equal((await window.asked('codes.ask')).length, 1);
    await window.touch('Oui, l’annuler');
    await window.page.getByText('Ce rendez-vous est annulé.').waitFor();
    assert.equal(await window.page.getByRole('button', { name: 'Changer le moment' }).count(), 0);
    assert.doesNotMatch(JSON.stringify(await window.asked('codes.ask')), /7K3M|Q2ZD|cancel|read/i);
  });

  it('moves the appointment to a time that is chosen like every other', async (t) => {
    const window = await openWindow(t, { scale: 0.5, codeAnswers: [found(), found({ state: 'moved', version: 2 })] });
    await withCode(window);
    await window.touch('Changer le moment');
    await window.page.waitForSelector('.hours button');
    await window.take('.hours', 1);
    await window.page.getByText('Le rendez-vous a un nouvel horaire.').waitFor();
  });

  it('says that nobody has such a code, and that the maison does not answer', async (t) => {
    const window = await openWindow(t, { scale: 0.5, codeAnswers: [{ outcome: 'unknown' }] });
    await withCode(window);
    await window.page.getByText('Aucun rendez-vous ne porte ce code.').waitFor();
    await window.touch('Voir le rendez-vous');
    await window.page.getByText('La maison ne répond pas pour l’instant. Rien n’a été changé.').waitFor();
  });

  it('shows what the person once answered, and one touch takes it back', async (t) => {
    const text = { fr: 'La maison peut m’écrire.', en: 'The maison may write.', 'zh-Hans': '品牌可写信。', ja: '便りを受け取ります。', ar: 'يمكن للدار مراسلتي.' };
    const answered = (state: 'given' | 'withdrawn'): CodeAnswer => ({ outcome: 'consents', consents: [{ purposeId: 'maison-news', channel: 'email', state, since: '2026-11-27T09:00:00.000Z', text, isOffered: true }], version: 1 });
    const window = await openWindow(t, { scale: 0.5, codeAnswers: [found(), answered('given'), answered('withdrawn'), { outcome: 'erased' }] });
    await withCode(window);
    await window.touch('Ce que vous avez accepté ou refusé');
    await window.page.getByText('Par courriel · accordé').waitFor();
    await window.touch('Retirer mon accord');
    await window.page.getByText('Par courriel · retiré').waitFor();
    await window.touch('Effacer tout ce qui me concerne');
    await window.touch('Oui, tout effacer');
    await window.page.getByText('C’est effacé.').waitFor();
    assert.doesNotMatch(JSON.stringify(await window.asked('codes.ask')), /maison-news|agree|erase/i);
  });

  it('corrects a name as it is typed, sealed, shows nothing of what the maison knows, and says when it changed meanwhile', async (t) => {
    const answers: readonly CodeAnswer[] = [found(), { outcome: 'consents', consents: [], version: 4 }, { outcome: 'not-corrected', version: 5 }, { outcome: 'corrected', version: 6 }];
    const window = await openWindow(t, { scale: 0.5, codeAnswers: answers });
    await withCode(window);
    await window.touch('Ce que vous avez accepté ou refusé');
    await window.touch('Corriger mon nom ou mes coordonnées');
    const values = await window.page.locator('.fields input').evaluateAll((inputs) => inputs.map((input) => [input.getAttribute('name'), input.getAttribute('value')]));
    assert.deepEqual(values, [['givenName', ''], ['familyName', ''], ['email', ''], ['phone', '']]);
    assert.ok(await window.page.getByRole('button', { name: 'Corriger', exact: true }).isDisabled());
    await window.write('familyName', 'Durand');
    await window.touch('Corriger');
    await window.page.getByText('Cela a changé entre-temps.').waitFor();
    await window.touch('Corriger');
    await window.page.getByText('C’est corrigé.').waitFor();
    assert.doesNotMatch(JSON.stringify(await window.asked('codes.ask')), /Durand|correct/i);
  });

  it('asks whoever showed a code for another appointment, and not who they are', async (t) => {
    const window = await openWindow(t, { scale: 0.5, codeAnswers: [found()] });
    await withCode(window);
    await window.touch('Se rencontrer');
    await window.sees('meet');
    await window.take('.meet-ways', 1);
    await window.page.waitForSelector('.hours button');
    await window.take('.hours', 1);
    await window.sees('who');
    assert.deepEqual(await window.page.locator('.fields input').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('name'))), ['expectation']);
  });
});
