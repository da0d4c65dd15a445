import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demonstrationContent } from '../../../../assets/maison/demonstration.ts';
import { demonstrationClients } from '../../../../assets/maison/demonstration-clients.ts';
import { appointmentKinds } from '#domain/appointments/appointment.ts';
import { locales } from '#domain/locale.ts';
import { appointmentId, boutiqueId, windowId } from '#contract/ids.ts';
import { composeMessage, newsOf, type News, type ToTell } from '../../../../main/hub/messages/compose-message.ts';

const content = demonstrationContent({ boutiqueId: 'geneve', role: 'salon' });
const [known] = demonstrationClients(new Date());
const states: readonly News[] = ['confirmed', 'moved', 'declined', 'cancelled', 'other-receiver'];
const told = { startsAt: '2026-12-01T09:00:00.000Z', receivedBy: 'Claire' };

function toTell(wishes: Partial<ToTell['appointment']> = {}, more: Partial<ToTell> = {}): ToTell {
  assert.ok(known);
  const card = { ...known.card, locale: 'fr' as const, givenName: 'Agnès', familyName: 'Dupré', nameOrder: 'given-first' as const };
  return {
    appointment: {
      id: appointmentId.parse('01939f00-0000-7000-8000-0000000000aa'), boutiqueId: boutiqueId.parse('geneve'), windowId: windowId.parse('01939f00-0000-7000-8000-000000000001'), clientId: card.id, kind: 'boutique',
      slot: { startsAt: '2026-12-01T09:00:00.000Z', minutes: 45 }, state: 'confirmed', reason: null, alternatives: [], expectation: null, link: null, advisorId: null,
      askedAt: '2026-11-27T09:00:00.000Z', arrivedAt: '2026-11-27T09:00:00.000Z', changedAt: '2026-11-27T09:00:00.000Z', version: 1, ...wishes,
    },
    client: { card, boutiqueId: boutiqueId.parse('geneve'), version: 1, contact: null }, content, code: '7K3M-Q2ZD-0V9X-RT4A', changeUrl: null, link: null, receivedBy: null, told: null, organizerAddress: 'geneve@serac.example', writtenAt: '2026-11-27T09:00:00.000Z', ...more,
  };
}
const byEmail = { channel: 'email', address: 'agnes@example.org' } as const;

describe('a message to a visitor who has left', () => {
  it('has every word it needs, of every kind, state and language, on both channels', () => {
    for (const locale of locales) {
      for (const kind of appointmentKinds) {
        for (const state of states) {
          const told = toTell({ kind }, { receivedBy: 'Karim', told: { startsAt: null, receivedBy: 'Claire' } });
          const spoken = { ...told, client: { ...told.client, card: { ...told.client.card, locale } } };
          for (const to of [byEmail, { channel: 'sms', address: '+41227000000' }] as const) {
            const { text, subject } = composeMessage(spoken, state, to);
            assert.doesNotMatch(`${subject}\n${text}`, /[{}]|undefined|null|NaN/, `${locale} ${kind} ${state} ${to.channel}`);
          }
        }
      }
    }
  });

  it('reads as a person would write it', () => {
    assert.equal(composeMessage(toTell(), 'confirmed', byEmail).text, [
      'Bonjour Agnès Dupré,', '', 'Votre rendez-vous est confirmé.', '', 'mardi 1 décembre 2026, 10:00 (heure de Genève)', 'Sérac Genève, quai des Moraines 14, 1204 Genève', '',
      'Pour changer ou annuler, donnez le code 7K3M-Q2ZD-0V9X-RT4A à une vitrine de la maison, ou appelez le +41 22 000 01 14.', '',
      'Sérac Genève', 'quai des Moraines 14, 1204 Genève', '+41 22 000 01 14', '', `Vous recevez ce message parce que vous avez demandé ce rendez-vous, et pour lui seul. Vos données : ${content.maison.privacyContact}.`, '',
    ].join('\n'));
  });

  it('says who receives, and whose place they take, in every language and in the calendar', () => {
    for (const locale of locales) {
      const spoken = (more: Partial<ToTell>): ToTell => ({ ...toTell({}, more), client: { ...toTell().client, card: { ...toTell().client.card, locale } } });
      const first = composeMessage(spoken({ receivedBy: 'Claire' }), 'confirmed', byEmail);
      const moved = composeMessage(spoken({ receivedBy: 'Karim', told }), 'moved', byEmail);
      const unnamed = composeMessage(spoken({ told }), 'moved', byEmail);
      const [inText, inCalendar] = [first.text.includes('Claire'), /CONTACT:Claire/.test(first.calendar?.text ?? '')];
      assert.deepEqual([inText, inCalendar, moved.text.includes('Karim') && moved.text.includes('Claire'), unnamed.text.includes('Claire')], [true, true, true, true], locale);
    }
  });

  it('names nobody where the maison does not, and takes no name back that was never told', () => {
    const { text, calendar } = composeMessage(toTell(), 'confirmed', byEmail);
    assert.deepEqual([/rencontrer|place de/.test(text), /CONTACT:Sérac Genève/.test(calendar?.text ?? '')], [false, true]);
  });

  it('has news only of what was not told: another time, another person, and nothing when both are as they were', () => {
    const of = (more: Partial<ToTell>) => newsOf(toTell({}, more), 'confirmed');
    assert.deepEqual([of({}), of({ receivedBy: 'Claire', told }), of({ receivedBy: 'Karim', told }), of({ told: { ...told, startsAt: '2026-12-02T09:00:00.000Z' } })], ['confirmed', null, 'other-receiver', 'confirmed']);
  });

  it('quotes staff’s reason, and never the calendar’s own, which nobody wrote for a visitor', () => {
    const reason = 'Another appointment had this time first.';
    const byCalendar = composeMessage(toTell({ state: 'declined', reason, alternatives: [{ startsAt: '2026-12-01T10:30:00.000Z', minutes: 45 }] }), 'declined', byEmail).text;
    const byStaff = composeMessage(toTell({ state: 'declined', reason: 'La boutique est fermée.', version: 2 }), 'declined', byEmail).text;
    assert.deepEqual([byCalendar.includes(reason), byCalendar.includes('– mardi 1 décembre 2026, 11:30'), byStaff.includes('« La boutique est fermée. »')], [false, true, true]);
  });

  it('takes nothing out of a calendar that it never put there', () => {
    const methods = [toTell({ state: 'declined' }), toTell({ state: 'declined', version: 2 })].map((told) => composeMessage(told, 'declined', byEmail).calendar?.method ?? null);
    assert.deepEqual(methods, [null, 'CANCEL']);
  });

  it('fits a text message of three parts at most, in every language', () => {
    for (const locale of locales) {
      const told = toTell({}, { receivedBy: 'Claire' });
      const { text } = composeMessage({ ...told, client: { ...told.client, card: { ...told.client.card, locale } } }, 'confirmed', { channel: 'sms', address: '+41227000000' });
      assert.ok(text.length <= 3 * 67, `${locale}: ${text.length}`);
    }
  });
});
