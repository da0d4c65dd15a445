import assert from 'node:assert/strict';
import { it } from 'node:test';
import { v7 } from 'uuid';
import { hubRoutes } from '#contract/hub-api.ts';
import { formWish } from '#contract/on-phone.ts';
import { submission } from '#contract/submission.ts';
import { createPhoneForms } from '../../../main/core/appointments/phone-forms.ts';
import { aClock } from '../../../main/platform/clock/clock-fake.ts';
import { silentLog } from '../../../main/platform/log/log.ts';
import { aHubLine, type Said } from '../../support/hub-line-fake.ts';

const ticket = 'AAAAAAAAAAAAAAAAAAAAAA';
const wish = formWish.parse({ visitId: v7(), kind: 'boutique', slot: null, selection: [] });
const subject = v7();
const sent = submission.parse({
  id: v7(), visitId: wish.visitId, appointment: { id: v7(), kind: 'boutique', slot: null }, sealed: { keyId: 'k', enc: 'AA==', ciphertext: 'AA==' },
  receipts: [{ id: v7(), subjectId: subject, kind: 'notice', purposeId: 'appointment', channel: null, textVersion: '2026-11-01.1', locale: 'fr', capturedAt: '2026-11-27T09:00:00.000Z' }],
});

function aDesk(answer: (path: string, method: string) => Said | null) {
  const clock = aClock('2026-11-27T09:00:00.000Z');
  const asked: string[] = [];
  const kept: string[] = [];
  const line = aHubLine(({ path, method }) => {
    asked.push(`${method} ${path}`);
    return answer(path, method);
  });
  const forms = createPhoneForms({ line, clock, log: silentLog, onOpened: () => undefined, submit: (given) => { kept.push(given.id); return Promise.resolve({ outcome: 'kept', state: 'requested', sequence: 1 }); } });
  return { clock, asked, kept, forms, look: () => forms.job.run(new AbortController().signal) };
}
const usual = (path: string, method: string): Said => {
  if (path === hubRoutes.phoneForms && method === 'POST') return { status: 200, body: { ticket, until: '2026-11-27T09:20:00.000Z' } };
  return { status: 200, body: path === hubRoutes.phoneForms ? { forms: [{ ticket, submission: sent }] } : {} };
};

it('asks the hub for nothing while no form is open', async () => {
  const { asked, look } = aDesk(usual);
  await look();
  assert.deepEqual(asked, []);
});

it('keeps what a phone sent before it answers, and looks no further', async () => {
  const { asked, kept, forms, look } = aDesk(usual);
  await forms.open(wish);
  await look();
  await look();
  assert.deepEqual([kept, asked], [[sent.id], [`POST ${hubRoutes.phoneForms}`, `GET ${hubRoutes.phoneForms}`, `POST ${hubRoutes.phoneFormAnswers}`]]);
});

it('says that the hub is away, and stops looking when a form is over', async () => {
  const away = aDesk(() => null);
  assert.deepEqual(await away.forms.open(wish), { outcome: 'away' });
  const { clock, asked, forms, look } = aDesk(usual);
  await forms.open(wish);
  clock.pass(21 * 60_000);
  await look();
  assert.deepEqual(asked, [`POST ${hubRoutes.phoneForms}`]);
});
