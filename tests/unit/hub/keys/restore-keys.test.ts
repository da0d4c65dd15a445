import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import type { SubjectId } from '#domain/ids.ts';
import { createPersonEraser } from '../../../../main/hub/consent/erase-person.ts';
import { openHub, type Hub } from '../../../../main/hub/open-hub.ts';
import { backUpHubKeys, restoreHubKeys } from '../../../../main/hub/restore-keys.ts';
import { aClock } from '../../../../main/platform/clock/clock-fake.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { aReceipt } from '../../../support/receipt-builder.ts';

const now = '2026-11-27T09:00:00.000Z';
const clock = aClock(now);
const passphrase = 'snow on the upper pass';
const geneve = boutiqueId.parse('geneve');
const signer = makeSigningKey();

function aFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-restore-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** The hub, for as long as something is done with it. */
async function withHub<T>(folder: string, act: (hub: Hub) => T | Promise<T>): Promise<T> {
  const hub = await openHub(folder, clock);
  try {
    return await act(hub);
  } finally {
    hub.close();
  }
}

function addPerson({ book }: Hub, familyName: string): SubjectId {
  const subject = subjectId.parse(v7());
  const form = visitorForm.parse({
    schema: 'vitrine-visitor/1', subjectId: subject, givenName: 'Ana', familyName, reachBy: 'email', email: `${familyName}@example.org`, phone: null, locale: 'fr', expectation: null, selection: [],
  });
  const notice = aReceipt(signer, { kind: 'notice', channel: null, purposeId: 'appointment', subjectId: subject, capturedAt: now });
  book.writeVisit({ boutiqueId: geneve, windowId: windowId.parse(v7()), form, receipts: [notice], askedAt: now, arrivedAt: now, appointment: { id: appointmentId.parse(v7()), kind: 'boutique', slot: null, capacity: 1, code: null } }, () => []);
  return subject;
}

function erase(hub: Hub, subject: SubjectId): void {
  createPersonEraser({ ...hub, onClientsChanged: () => undefined }).erase(hub.book.persons.find(subject) ?? assert.fail('nobody'), { because: 'asked', by: 'visitor with a code' });
}

const namesIn = (folder: string): Promise<readonly string[]> => withHub(folder, ({ book }) => book.clients(geneve).map(({ client }) => client.card.familyName).toSorted());

const rehearsed = mkdtempSync(join(tmpdir(), 'vitrine-rehearsed-'));
after(() => rmSync(rehearsed, { recursive: true }));

/** A hub with Rey and Sol, backed up; Sol was erased since and Tan came. */
const backUp = rehearse(rehearsed);

async function rehearse(folder: string): Promise<string> {
  const { text, sol } = await withHub(folder, async (hub) => {
    addPerson(hub, 'Rey');
    return { sol: addPerson(hub, 'Sol'), text: await backUpHubKeys(folder, passphrase, clock.now()) };
  });
  cpSync(join(folder, 'book.sqlite'), join(folder, 'book-of-that-day.sqlite'));
  await withHub(folder, (hub) => {
    erase(hub, sol);
    addPerson(hub, 'Tan');
  });
  return text;
}

/** A copy of that hub of one's own. */
async function rehearsal(t: TestContext) {
  const [text, folder] = [await backUp, aFolder(t)];
  cpSync(rehearsed, folder, { recursive: true });
  return { folder, text };
}

test('after the keys’ folder was lost its back-up makes everybody readable but who was erased since, also in an old copy of the book', async (t) => {
  const { folder, text } = await rehearsal(t);
  rmSync(join(folder, 'keys'), { recursive: true });
  const said = restoreHubKeys(folder, text, passphrase);
  const [kept, files] = await withHub(folder, ({ personKeys }) => [personKeys.destroyed().map(({ because, by }) => [because, by]), readdirSync(join(folder, 'keys')).toSorted()]);
  assert.deepEqual([said.slice(1), kept], [['1 of 2 people can be read.', '1 came after this back-up: without a later one nobody reads them again.', '1 had been erased since this back-up and stay so.'], [['asked', 'visitor with a code']]]);
  assert.deepEqual(files.filter((name) => name.includes('part')), []);
  rmSync(join(folder, 'book.sqlite'));
  cpSync(join(folder, 'book-of-that-day.sqlite'), join(folder, 'book.sqlite'));
  await withHub(folder, (hub) => createPersonEraser({ ...hub, onClientsChanged: () => undefined }).finish());
  assert.deepEqual(await namesIn(folder), ['Rey']);
});

test('a restore beside a running hub keeps those made since, and brings nobody back', async (t) => {
  const { folder, text } = await rehearsal(t);
  const said = await withHub(folder, () => restoreHubKeys(folder, text, passphrase));
  assert.deepEqual([said.slice(1), await namesIn(folder)], [['2 of 2 people can be read.', '1 had been erased since this back-up and stay so.'], ['Rey', 'Tan']]);
});

test('keys that were put back before the databases lose who was erased at the hub’s next start beside them', async (t) => {
  const { folder, text } = await rehearsal(t);
  const fresh = aFolder(t);
  const said = restoreHubKeys(fresh, text, passphrase);
  for (const name of ['hub.sqlite', 'book.sqlite']) cpSync(join(folder, name), join(fresh, name));
  const left = await withHub(fresh, (hub) => {
    createPersonEraser({ ...hub, onClientsChanged: () => undefined }).finish();
    return hub.personKeys.destroyed().length;
  });
  assert.deepEqual([said[1]?.startsWith('There are no databases here'), left], [true, 1]);
});

test('a back-up of another maison, and one beside another maison’s persons’ keys, are refused in words, and nothing is changed', async (t) => {
  const { folder, text } = await rehearsal(t);
  const other = aFolder(t);
  const foreign = await withHub(other, async (hub) => {
    hub.personKeys.take();
    return backUpHubKeys(other, passphrase, clock.now());
  });
  const before = () => readFileSync(join(folder, 'keys', 'keys.json'), 'utf8');
  const keys = before();
  assert.throws(() => restoreHubKeys(folder, foreign, passphrase), /another maison’s: its root is not/);
  cpSync(join(other, 'keys', 'person-keys.sqlite'), join(folder, 'keys', 'person-keys.sqlite'));
  assert.throws(() => restoreHubKeys(folder, text, passphrase), /do not open under the keys of this back-up/);
  assert.equal(before(), keys);
});

test('persons’ keys that are damaged are set aside, and those of the back-up take their place', async (t) => {
  const { folder, text } = await rehearsal(t);
  writeFileSync(join(folder, 'keys', 'person-keys.sqlite'), Buffer.alloc(8192, 7));
  const said = restoreHubKeys(folder, text, passphrase);
  assert.match(said[1] ?? '', /could not be read/);
  assert.ok(readdirSync(join(folder, 'keys')).includes('person-keys.sqlite.damaged'));
});
