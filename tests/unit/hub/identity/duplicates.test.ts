import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm, type VisitorForm } from '#contract/sealed.ts';
import type { ConsoleOutput } from '#contract/console-api.ts';
import { openAuditChain } from '../../../../main/hub/audit/audit-chain.ts';
import { openBook } from '../../../../main/hub/book/open-book.ts';
import { duplicateHandlers } from '../../../../main/hub/console/duplicate-handlers.ts';
import type { Staff } from '../../../../main/hub/console/handlers.ts';
import { createDuplicateDesk } from '../../../../main/hub/identity/duplicate-desk.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aReceipt } from '../../../support/receipt-builder.ts';
import { aHubDatabase } from '../../../support/hub-database.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';

const [geneve, tokyo] = [boutiqueId.parse('geneve'), boutiqueId.parse('tokyo')];
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const key = makeSigningKey();
const now = '2026-11-27T09:00:00.000Z';

function staffOf(boutique: typeof geneve | null): Staff {
  return { sessionId: 's', account: { name: 'claire', password: '', role: boutique === null ? 'maison' : 'boutique', boutiqueId: boutique } };
}

/** A console over a book in which one client came twice, with an accent less and the names the other way round. */
function aConsole(t: TestContext) {
  const clock = aClock(now);
  const book = openBook(':memory:', somePersonKeys(t));
  t.after(() => book.close());
  const come = (form: Partial<VisitorForm>): void => {
    const subject = subjectId.parse(v7());
    const visitor = visitorForm.parse({
      schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Agnès', familyName: 'Dupré', reachBy: 'email', email: null, phone: null, locale: 'fr', expectation: null, selection: [], ...form,
    });
    book.writeVisit({ boutiqueId: geneve, windowId: window, form: visitor, receipts: [aReceipt(key, { kind: 'notice', channel: null, purposeId: 'appointment', subjectId: subject })], askedAt: now, arrivedAt: now, appointment: null }, () => []);
  };
  come({ email: 'Agnes@Example.org', phone: '079 200 00 00' });
  come({ givenName: 'DUPRE', familyName: 'Agnes', phone: '+41 79 200 00 00' });
  come({ givenName: 'Marc', familyName: 'Dupré', phone: '+41 79 200 00 00' });
  const handlers = duplicateHandlers({
    book, duplicates: createDuplicateDesk({ book, boutiqueNow: () => null }), boutiques: () => [geneve, tokyo], audit: openAuditChain(aHubDatabase(t), clock), clock, onClientsChanged: () => undefined,
  });
  const list = async (staff = staffOf(null)): Promise<ConsoleOutput<'duplicates.list'>> => handlers['duplicates.list']({}, staff);
  const first = async () => (await list()).suspects[0] ?? assert.fail('nobody is suspected');
  return { handlers, list, first };
}

test('the same client twice is suggested with the reasons, the family that shares their telephone is not', async (t) => {
  const { list } = aConsole(t);
  const { suspects } = await list();
  assert.deepEqual(suspects.map(({ left, right, reasons }) => [[left.name, right.name].toSorted(), reasons]), [[['Agnès Dupré', 'DUPRE Agnes'], ['same-phone', 'same-given', 'same-family', 'names-swapped']]]);
});

test('staff of another boutique are shown nobody, and can merge nobody', async (t) => {
  const { handlers, list, first } = aConsole(t);
  const { left, right } = await first();
  assert.deepEqual((await list(staffOf(tokyo))).suspects, []);
  assert.throws(() => void handlers['duplicates.merge']({ keptId: left.id, givenUpId: right.id }, staffOf(tokyo)), /another boutique/);
});

test('a merge takes the pair off the list, and its undoing puts it back', async (t) => {
  const { handlers, list, first } = aConsole(t);
  const { left, right } = await first();
  const { id } = await handlers['duplicates.merge']({ keptId: left.id, givenUpId: right.id }, staffOf(geneve));
  const merged = await list();
  await handlers['duplicates.undo']({ id }, staffOf(geneve));
  const undone = await list();
  assert.deepEqual([merged.suspects.length, merged.merges.map(({ by }) => by), undone.suspects.length, undone.merges.length], [0, ['claire'], 1, 0]);
});

test('two persons who were told apart are not suggested again', async (t) => {
  const { handlers, list, first } = aConsole(t);
  const { left, right } = await first();
  await handlers['duplicates.keep-apart']({ oneId: left.id, otherId: right.id }, staffOf(geneve));
  assert.deepEqual((await list()).suspects, []);
});
