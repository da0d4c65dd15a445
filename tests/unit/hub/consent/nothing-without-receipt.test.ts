import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { appointmentId, boutiqueId, subjectId, windowId } from '#contract/ids.ts';
import { visitorForm } from '#contract/sealed.ts';
import { receiptKinds } from '#domain/consent/purpose.ts';
import { openBook, openBookDatabase } from '../../../../main/hub/book/open-book.ts';
import { openDeliveryRepository } from '../../../../main/hub/connectors/delivery-repository.ts';
import { createThingReader } from '../../../../main/hub/connectors/read-thing.ts';
import { createDuplicateDesk } from '../../../../main/hub/identity/duplicate-desk.ts';
import { compileVault } from '../../../../main/hub/vault/compile-vault.ts';
import { cardsForVault } from '../../../../main/hub/vault/vault-desk.ts';
import { decipher } from '../../../../main/platform/sealing/aes-gcm.ts';
import { makeSigningKey } from '../../../../main/platform/signing/ed25519.ts';
import { somePersonKeys } from '../../../support/person-keys.ts';
import { aReceipt } from '../../../support/receipt-builder.ts';

const geneve = boutiqueId.parse('geneve');
const window = windowId.parse('01a21ab6-293e-776b-9630-340c34368d68');
const now = '2026-11-27T09:00:00.000Z';
const key = makeSigningKey();
const vaultKeys = { vaultKey: Buffer.alloc(32, 1), badgeMasterKey: Buffer.alloc(16, 2), generation: 1 };

const someone = fc.record({ kinds: fc.uniqueArray(fc.constantFrom(...receiptKinds)), hasMeeting: fc.boolean(), isErased: fc.boolean() });

test('no name, contact or word of anybody leaves, to windows, CRM, console or suggestions, without the receipt of a notice or a yes', (t) => {
  fc.assert(fc.property(fc.array(someone, { minLength: 1, maxLength: 5 }), (people) => {
    const folder = mkdtempSync(join(tmpdir(), 'vitrine-exits-'));
    const [path, keys] = [join(folder, 'book.sqlite'), somePersonKeys(t)];
    const [book, beside] = [openBook(path, keys), openBookDatabase(path, keys)];
    try {
      const deliveries = openDeliveryRepository(beside, 'crm');
      deliveries.open(['client', 'appointment', 'consent'], now);
      const marked = people.map(({ kinds, hasMeeting, isErased }, index) => {
        const [subject, marker] = [subjectId.parse(v7()), `marker${index}x`];
        const form = visitorForm.parse({
          schema: 'vitrine-visitor/1', subjectId: subject, givenName: marker, familyName: marker, reachBy: 'email', email: `${marker}@example.org`, phone: null, locale: 'fr', expectation: marker, selection: [],
        });
        const receipts = kinds.map((kind) => aReceipt(key, { kind, subjectId: subject, channel: kind === 'notice' ? null : 'email', purposeId: kind === 'notice' ? 'appointment' : 'maison-news' }));
        const appointment = hasMeeting ? { id: appointmentId.parse(v7()), kind: 'boutique' as const, slot: null, capacity: 1, code: null } : null;
        book.writeVisit({ boutiqueId: geneve, windowId: window, form, receipts, askedAt: now, arrivedAt: now, appointment }, () => []);
        const person = book.persons.find(subject);
        if (isErased && person !== null) book.persons.blank(person.id, now);
        return { marker, mayLeave: !isErased && kinds.some((kind) => kind === 'notice' || kind === 'consent' || kind === 'unconfirmed') };
      });
      const left = everythingThatLeaves();
      const leaked = marked.filter(({ marker, mayLeave }) => left.includes(marker) !== mayLeave);
      assert.deepEqual(leaked, []);

      function everythingThatLeaves(): string {
        const vault = compileVault({ version: 1, madeAt: now, cards: cardsForVault(book, geneve, now), badges: [], keys: vaultKeys });
        const cards = vault.entries.map((entry) => decipher(vaultKeys.vaultKey, entry, `client/${entry.clientId}/1`)?.toString('utf8'));
        const readThing = createThingReader(beside, deliveries, () => null);
        const things = (['client', 'appointment', 'consent'] as const).flatMap((sort) => deliveries.next(sort, now, 100).map(readThing));
        const suspects = createDuplicateDesk({ book, boutiqueNow: () => null }).suspects(geneve);
        return JSON.stringify([cards, things, suspects, book.appointments('all'), book.clients(geneve), book.standing('all', '')]);
      }
    } finally {
      beside.close();
      book.close();
      rmSync(folder, { recursive: true, force: true });
    }
  }), { numRuns: 25 });
});
