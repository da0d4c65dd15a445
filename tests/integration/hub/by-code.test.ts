import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { codeAnswer, phoneRoutes, type CodeAnswer, type CodeDeed } from '#contract/by-code.ts';
import { hubRoutes } from '#contract/hub-api.ts';
import { advisorId, badgeId, boutiqueId, clientId } from '#contract/ids.ts';
import { receiptKeyAnswer } from '#contract/receipt.ts';
import { fullNameOf } from '#domain/person-name.ts';
import { writeVisitorCode } from '#domain/visitor-code/visitor-code.ts';
import { demonstrationClients } from '../../../assets/maison/demonstration-clients.ts';
import { judgeReceiptFile } from '../../../main/hub/consent/judge-receipt-file.ts';
import { sealText } from '../../../main/platform/sealing/hpke.ts';
import { openConsoleMaison, type ConsoleMaison, type PairedWindow } from '../../support/console-maison.ts';
import { aSlotAhead } from '../../support/visit-builder.ts';
import { anId, askHub } from '../../support/window-client.ts';
import { until } from '../../support/until.ts';

const badge = badgeId.parse('A-01');

describe('a visitor’s code', () => {
  let maison: ConsoleMaison;
  let window: PairedWindow;
  before(async () => {
    maison = await openConsoleMaison();
    window = await maison.pair({ name: 'Salon du lac' });
  });
  after(() => maison.dispose());

  async function onPhone(code: string, deed: CodeDeed): Promise<CodeAnswer> {
    const answer = await askHub(maison.hub, phoneRoutes.code, { body: { code, deed } });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    return codeAnswer.parse(answer.body);
  }

  async function atWindow(asked: PairedWindow, code: string, deed: CodeDeed): Promise<CodeAnswer> {
    const id = anId();
    const { sealingKey } = await asked.desired();
    const sealed = await sealText(sealingKey, JSON.stringify({ code, deed }), { id, windowId: asked.id });
    return codeAnswer.parse((await asked.ask(hubRoutes.byCode, { body: { id, sealed } })).body);
  }

  async function asked(hoursAhead: number, kind = 'boutique') {
    const code = writeVisitorCode(randomBytes(16));
    const { content } = await window.desired();
    const visit = await window.bring({ kind, slot: aSlotAhead(content, kind, hoursAhead), form: { code } });
    const meeting = await until(async () => {
      const answer = await onPhone(code, { act: 'read' });
      return answer.outcome === 'found' && answer.meeting;
    }, 'the appointment');
    return { code, visit, meeting };
  }
  const settled = (id: string) => until(() => stateOf(id), 'the appointment');
  const readable = (code: string) => until(async () => (await atWindow(window, code, { act: 'consents' })).outcome === 'consents', 'what was agreed');
  async function timesOn(code: string, date: string): Promise<readonly string[]> {
    const times = await onPhone(code, { act: 'times', date });
    return times.outcome === 'times' ? times.startsAt : [];
  }
  async function anOpenDay(code: string) {
    for (let days = 6; days < 14; days += 1) {
      const day = dayOf(new Date(Date.now() + days * 86_400_000).toISOString());
      const offered = await timesOn(code, day);
      if (offered.length > 1) return { day, offered };
    }
    throw new Error('the boutique never opens');
  }
  const stateOf = async (id: string) => (await maison.staff.ask('appointments.list', {})).appointments.find((entry) => entry.id === id);
  const dayOf = (instant: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich' }).format(new Date(instant));

  it('shows how the appointment stands, forgives how it is typed, and never says whose it is', async () => {
    const { code, meeting } = await asked(72);
    const typed = await onPhone(code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'), { act: 'read' });
    assert.deepEqual(typed, { outcome: 'found', meeting });
    assert.deepEqual([meeting.kind, meeting.state, meeting.isOpen, /Agnès|Dupré|agnes@/.test(JSON.stringify(typed))], ['boutique', 'confirmed', true, false]);
  });

  it('moves the appointment among the times that are offered, and frees the one it had', async () => {
    const { code, meeting, visit } = await asked(120, 'video');
    const { day, offered } = await anOpenDay(code);
    const [first, second] = [offered.at(0) ?? '', offered.at(-1) ?? ''];
    const moved = await onPhone(code, { act: 'move', version: meeting.version, startsAt: first });
    const without = await timesOn(code, day);
    const again = await onPhone(code, { act: 'move', version: moved.outcome === 'found' ? moved.meeting.version : 0, startsAt: second });
    const freed = await timesOn(code, day);
    assert.deepEqual([moved.outcome === 'found' && moved.meeting.state, again.outcome, (await stateOf(visit.appointmentId))?.slot?.startsAt], ['moved', 'found', second]);
    assert.deepEqual([without.includes(first), freed.includes(first), freed.includes(second)], [false, true, false]);
  });

  it('cancels at another window than the one that took it, and is told there and in the console', async () => {
    const { code, meeting, visit } = await asked(168);
    const other = await maison.pair({ name: 'Comptoir' });
    const cancelled = await atWindow(other, code, { act: 'cancel', version: meeting.version });
    assert.deepEqual([cancelled.outcome === 'found' && [cancelled.meeting.state, cancelled.meeting.isOpen], (await stateOf(visit.appointmentId))?.state], [['cancelled', false], 'cancelled']);
    assert.equal((await window.outcomes()).filter((outcome) => outcome.appointmentId === visit.appointmentId).at(-1)?.state, 'cancelled');
  });

  it('does nothing twice, nothing to what changed meanwhile, and nothing at a time that is not offered', async () => {
    const { code, meeting } = await asked(192);
    const night = await onPhone(code, { act: 'move', version: meeting.version, startsAt: '2027-03-01T02:00:00.000Z' });
    const first = await onPhone(code, { act: 'cancel', version: meeting.version });
    const again = await onPhone(code, { act: 'cancel', version: meeting.version });
    assert.deepEqual([night.outcome === 'not-done' && night.because, first.outcome, again.outcome === 'not-done' && again.because], ['taken', 'found', 'over']);
    const other = await asked(216);
    const { version } = other.meeting;
    await maison.staff.ask('appointments.answer', { id: other.meeting.id, version, reply: { act: 'move', startsAt: aSlotAhead((await window.desired()).content, 'boutique', 240).startsAt } });
    const late = await onPhone(other.code, { act: 'cancel', version });
    assert.deepEqual([late.outcome === 'not-done' && late.because, late.outcome === 'not-done' && late.meeting.state], ['changed-meanwhile', 'moved']);
  });

  it('knows whoever shows a code: another appointment asks for no name and no address, and is the same client’s', async () => {
    const { code, visit } = await asked(96);
    const { content } = await window.desired();
    const nothing = { givenName: '–', familyName: '–', reachBy: 'here' as const, email: null, phone: null };
    const second = await window.bring({ kind: 'boutique', slot: aSlotAhead(content, 'boutique', 150), form: { ...nothing, code: writeVisitorCode(randomBytes(16)), knownBy: code } });
    const [first, another] = [await stateOf(visit.appointmentId), await settled(second.appointmentId)];
    assert.deepEqual([another?.client, another?.contact], [first?.client, first?.contact]);
  });

  it('knows whoever’s card was open: their appointment names the record, and a way to answer is added where none was known', async () => {
    const { content } = await window.desired();
    const [clara] = demonstrationClients(new Date()).filter(({ boutiqueId }) => boutiqueId === 'geneve');
    const nothing = { givenName: '–', familyName: '–', reachBy: 'email' as const, email: 'known@example.org', phone: null };
    await maison.staff.ask('badges.issue', { id: badge, boutiqueId: boutiqueId.parse('geneve'), advisorId: advisorId.parse('claire-m'), pin: '2468' });
    await window.openCards(badge, [clara?.card.id ?? '']);
    const visit = await window.bring({ kind: 'boutique', slot: aSlotAhead(content, 'boutique', 155), form: { ...nothing, knownAs: clara?.card.id ?? null } });
    const later = await window.bring({ kind: 'video', slot: aSlotAhead(content, 'video', 156), form: { ...nothing, email: 'another@example.org', knownAs: clara?.card.id ?? null } });
    const views = [await settled(visit.appointmentId), await settled(later.appointmentId)];
    assert.deepEqual(views.map((view) => [view?.client, view?.contact.includes('known@example.org')]), views.map(() => [clara && fullNameOf(clara.card), true]));
  });

  it('parks what names a card that no badge of the boutique opened there, or that was opened before another session, or at another window', async () => {
    const { content } = await window.desired();
    const [, other, third] = demonstrationClients(new Date()).filter(({ boutiqueId: at }) => at === 'geneve').map(({ card }) => card.id);
    const elsewhere = await maison.pair({ name: 'Comptoir' });
    const name = (asked: PairedWindow, knownAs: string | undefined, hours: number) => asked.bring({ kind: 'boutique', slot: aSlotAhead(content, 'boutique', hours), form: { givenName: '–', familyName: '–', reachBy: 'here', email: null, phone: null, knownAs: clientId.parse(knownAs) } });
    await window.openCards(badge, [other ?? '']);
    await window.openCards('B-09', [third ?? '']);
    const [before, stranger, away] = [await name(window, other, 180), await name(window, third, 181), await name(elsewhere, other, 182)];
    const parked = await until(async () => {
      const rows = (await maison.staff.ask('parked.list', {})).parked.filter(({ reason }) => reason.startsWith('It names a client whose card'));
      return rows.length === 3 ? rows : null;
    }, 'three parked rows');
    assert.deepEqual(parked.map(({ id }) => id).toSorted(), [before.id, stranger.id, away.id].toSorted());
  });

  it('parks what names a card of another boutique', async () => {
    const { content } = await window.desired();
    const [elsewhere] = demonstrationClients(new Date()).filter(({ boutiqueId }) => boutiqueId !== 'geneve');
    await window.bring({ kind: 'boutique', slot: aSlotAhead(content, 'boutique', 161), form: { givenName: '–', familyName: '–', reachBy: 'here', email: null, phone: null, knownAs: elsewhere?.card.id ?? null } });
    await until(async () => (await maison.staff.ask('parked.list', {})).parked.some(({ reason }) => reason.startsWith('It names a client card')), 'a parked row');
  });

  it('parks what names a code of nobody', async () => {
    const { content } = await window.desired();
    await window.bring({ kind: 'boutique', slot: aSlotAhead(content, 'boutique', 160), form: { givenName: '–', familyName: '–', reachBy: 'here', email: null, phone: null, knownBy: writeVisitorCode(randomBytes(16)) } });
    await until(async () => (await maison.staff.ask('parked.list', {})).parked.some(({ reason }) => reason.startsWith('It names the code of an appointment')), 'a parked row');
  });

  it('withdraws by the code what was agreed at the window, signed so that anybody can verify it', async () => {
    const code = writeVisitorCode(randomBytes(16));
    const { content } = await window.desired();
    await window.bring({ kind: 'boutique', slot: aSlotAhead(content, 'boutique', 170), consent: 'given', form: { code } });
    const purposes = content.purposes.filter(({ channels }) => channels.length > 0);
    const [purpose] = purposes;
    const channel = purpose?.channels[0];
    if (purpose === undefined || channel === undefined) throw new Error('the maison asks for nothing');
    await readable(code);
    const withdrawn = await onPhone(code, { act: 'agree', purposeId: purpose.id, channel, isGiven: false, locale: 'fr' });
    const { receipts } = await maison.staff.ask('receipts.list', {});
    const newest = receipts.find(({ receipt }) => receipt.body.kind === 'withdrawal') ?? assert.fail('no withdrawal');
    const { file } = await maison.staff.ask('receipts.export', { id: newest.receipt.body.id });
    const key = receiptKeyAnswer.parse((await askHub(maison.hub, '/v1/receipt-keys/hub', { method: 'GET' })).body);
    const verdict = judgeReceiptFile(Buffer.from(file), { publicKey: key.signerPublicKey, saidBy: 'the hub' });
    assert.deepEqual([withdrawn.outcome === 'consents' && withdrawn.consents.find((one) => one.purposeId === purpose.id && one.channel === channel)?.state, verdict.outcome], ['withdrawn', 'whole']);
  });

  it('of nobody is unknown, and whoever guesses is made to wait', async () => {
    const guess = () => askHub(maison.hub, phoneRoutes.code, { body: { code: writeVisitorCode(randomBytes(16)), deed: { act: 'read' } } });
    const answers = [];
    for (let guessed = 0; guessed < 25; guessed += 1) answers.push((await guess()).status);
    assert.deepEqual([answers[0], answers.at(-1)], [200, 429]);
  });

  it('opens nothing when it was sealed for another window', async () => {
    const { sealingKey } = await window.desired();
    const sealed = await sealText(sealingKey, JSON.stringify({ code: writeVisitorCode(randomBytes(16)), deed: { act: 'read' } }), { id: anId(), windowId: anId() });
    assert.equal((await window.ask(hubRoutes.byCode, { body: { id: anId(), sealed } })).status, 400);
  });
});
